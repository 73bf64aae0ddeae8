"""The demo company's goals of two quarters: one that was closed, one carried on, and new ones with check-ins and a project."""

from __future__ import annotations

from app.core.dates import add_months
from app.core.figures import COUNT, PERCENT
from app.data.office import Office
from app.modules.organisation.goals.queries import project_choices
from app.modules.organisation.goals.rules import (
    MONTHS,
    ONGOING,
    REACHED,
    CheckInDraft,
    GoalDraft,
    ResultDraft,
    quarter_of,
)
from app.modules.organisation.goals.services import carry_on, check_in, save_goal, save_result


def demo(office: Office, _months: int) -> None:
    """Keep the goals."""
    now = quarter_of(office.clock().astimezone().date())
    before, me = add_months(now, -MONTHS), office.actor.login
    projects = tuple(key for key, _name in office.read(project_choices)[:1])
    money = office.run(
        save_goal,
        GoalDraft(
            "Kunden zahlen pünktlicher",
            before,
            me,
            "Buchhaltung",
            ONGOING,
            text="Jeder Tag früher ist Geld in der Kasse.",
        ),
    )
    office.run(
        save_result,
        ResultDraft(
            money,
            "Überfälliger Anteil der Forderungen",
            "overdue_share",
            PERCENT,
            "100",
            commit="",
            target="30",
            stretch="15",
        ),
    )
    calls = office.run(
        save_result,
        ResultDraft(
            money, "Säumige Kunden angerufen", "", COUNT, "0", commit="10", target="20", stretch="30"
        ),
    )
    office.run(check_in, CheckInDraft(calls, "14", 6, "Liste nach Betrag abgearbeitet"))
    shop = GoalDraft(
        "Prüfservice ist bekannt",
        before,
        me,
        "Verkauf",
        ONGOING,
        text="Prüfungen bringen Kunden zurück ins Haus.",
        projects=projects,
    )
    known = office.run(save_goal, shop)
    letters = office.run(
        save_result,
        ResultDraft(
            known, "Gespräche über den Prüfservice", "", COUNT, "0", commit="", target="40", stretch=""
        ),
    )
    office.run(check_in, CheckInDraft(letters, "43", 9, "Herbstaktion abgeschlossen"))
    closed = GoalDraft(
        shop.title,
        before,
        me,
        shop.department,
        REACHED,
        text=shop.text,
        conclusion="43 Gespräche, 9 Aufträge",
        projects=projects,
    )
    office.run(save_goal, closed, known, 1)
    office.run(carry_on, money)
    stock = office.run(
        save_goal,
        GoalDraft(
            "Lager ohne Ladenhüter",
            now,
            me,
            "Lager",
            ONGOING,
            text="Gebundenes Geld wird frei.",
            projects=projects,
        ),
    )
    office.run(
        save_result,
        ResultDraft(
            stock, "Lager ohne Abgang", "dead_stock", "money", "5000", commit="", target="1500", stretch="0"
        ),
    )
    counted = office.run(
        save_result,
        ResultDraft(stock, "Artikel durchgesehen", "", COUNT, "0", commit="20", target="60", stretch="90"),
    )
    office.run(check_in, CheckInDraft(counted, "25", 7, "Regale A und B fertig"))
