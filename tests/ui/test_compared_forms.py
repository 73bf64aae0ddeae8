"""What several rows say is shown by a form that is compared when it is sent: two desks that change the same are told so."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.modules.documents.filing.api import save_watched, watched
from app.modules.documents.intake.jobs import computer
from app.modules.documents.intake.pages.folders import FoldersPage
from app.modules.documents.letters.pages.letterhead import LetterheadPage
from app.modules.documents.letters.queries.letters import head_texts
from app.modules.documents.letters.services import set_head
from app.modules.finance.banking.pages.rule_form import rule_form
from app.modules.finance.banking.queries import rule_of
from app.modules.finance.banking.rules import Rule
from app.modules.finance.banking.services.movements import save_rule
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.payments.pages.payment_forms import partner_form
from app.modules.finance.payments.queries.payments import party_of
from app.modules.finance.payments.rules.payments import Party
from app.modules.finance.payments.services import save_partner
from app.modules.governance.emergency.pages.forms import ask_place
from app.modules.governance.emergency.queries.handbook import place
from app.modules.governance.emergency.services.handbook import set_up
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.forms import Form
from tests.ui.conftest import settle
from tests.ui.reads_here import APP

IBANS = "DE02120300000000202051", "DE02500105170137075030"
Case = tuple[Callable[[], Form], str, str, Callable[[str], object], Callable[[], Any]]


def _drawn(drawer: Drawer) -> Form:
    assert isinstance(drawer.content, Form)
    return drawer.content


def a_rule(desk: Desk, drawer: Drawer) -> Case:
    """A rule of the bank, with how it books."""

    def made(text: str = "") -> Rule:
        return Rule("Miete", words="miete", iban="", sign="", least=None, most=None, account="6310", tax="", cost1="", text=text)  # fmt: skip

    key = desk.office.run(save_rule, made())

    def form() -> Form:
        rule_form(desk, drawer, ("bank_rule", key), {}, key, then=lambda: None)
        return _drawn(drawer)

    def change(text: str) -> None:
        desk.office.run(save_rule, made(text), key)

    return form, "text", "x", change, lambda: desk.read_blocking(rule_of, key).text


def a_partner(desk: Desk, drawer: Drawer) -> Case:
    """Bank details of an account: money goes there."""

    def form() -> Form:
        partner_form(desk, drawer, "70001")
        return _drawn(drawer)

    def change(town: str) -> None:
        desk.office.run(save_partner, "70001", Party("Nord AG", IBANS[0], town=town, country="DE"))

    desk.office.run(save_account, AccountDraft("70001", "Nord AG", "Nord AG"))
    change("Kiel")
    return form, "town", "x", change, lambda: desk.read_blocking(party_of, "70001").town


def a_head(desk: Desk, _drawer: Drawer) -> Case:
    """The letterhead, which is ten settings."""
    page = LetterheadPage(desk)

    def change(text: str) -> None:
        desk.office.run(set_head, {"line": text})

    return lambda: page.form, "line", "x", change, lambda: desk.read_blocking(head_texts)["line"]


def a_folder(desk: Desk, _drawer: Drawer) -> Case:
    """A watched folder."""
    key = desk.office.run(save_watched, computer(), "/in")
    page = FoldersPage(desk)

    def form() -> Form:
        page.list.setCurrentRow(0)
        page.change()
        return _drawn(page.drawer)

    def change(text: str) -> None:
        desk.office.run(save_watched, computer(), "/in", text, "", key)

    return form, "done", "/x", change, lambda: desk.read_blocking(watched, computer())[0].done


def a_handbook(desk: Desk, drawer: Drawer) -> Case:
    """Where the handbook is written."""
    return (
        lambda: ask_place(desk, drawer),
        "folder",
        "/x",
        lambda text: desk.office.run(set_up, text, None),
        lambda: desk.read_blocking(place)[0],
    )


@pytest.mark.parametrize("case", [a_rule, a_partner, a_head, a_folder, a_handbook])
def test_two_desks_are_told(desk: Desk, qtbot: QtBot, case: Callable[[Desk, Drawer], Case]) -> None:
    """The second one is asked, nothing is written over unasked; sent again it holds, and a third change is told as well."""
    drawer = Drawer()
    qtbot.addWidget(drawer)
    opened, field, mine, change, stands = case(desk, drawer)
    settle(qtbot, desk)
    form = opened()
    qtbot.addWidget(form.window())
    settle(qtbot, desk)
    for theirs in ("/theirs", "/again"):
        change(theirs)
        form.fields[field].set_text(mine)
        form.submit()
        settle(qtbot, desk)
        assert stands() == theirs
        assert [(one.field, one.mine, one.theirs) for one in form._strip.open] == [(field, mine, theirs)]
    form.submit()
    settle(qtbot, desk)
    assert stands() == mine


# Forms about a record that show a proposal: a day, an amount that is left, the usual choice. What they send is a deed of its own.
# The answers of a questionnaire stand beside those of the file; own times are compared by the times that were shown; a payment has its
# version where it is read.
PROPOSED = {
    "audit",
    "bank",
    "cash",
    "cash_count",
    "contact_merge",
    "f'asset_{kind}",
    "f'ticket_{name}",
    "finance.sales.price_step",
    "governance.inform",
    "governance.letter",
    "governance_analysis.next",
    "governance_exercise_measure",
    "governance_risk_measure",
    "hr.payroll.notice",
    "hr_answers",
    "hr_consent",
    "hr_hire",
    "hr_leave_notice",
    "hr_leave_pay",
    "hr_reference",
    "inventory.need.order",
    "inventory.order.back",
    "inventory.order.match",
    "inventory_cost",
    "inventory_count_decision",
    "inventory_count_posting",
    "inventory_reversal",
    "it.arrival",
    "it_backup_event",
    "it_dependency",
    "it_kit_line",
    "it_supply",
    "it_supply_move",
    "organisation_candidate.trial",
    "organisation_idea.double",
    "organisation_idea.expert",
    "organisation_minutes.finish",
    "organisation_notice.paper",
    "own_time",
    "payment",
    "project.charge",
    "project.copy",
    "question.new",
}


def test_what_shows_a_record_is_compared() -> None:
    """A form about a record that begins with something names its version or what it shows, else the last desk wins in silence."""
    found = set()
    for path in APP.rglob("pages/*.py"):
        source = path.read_text(encoding="utf-8")
        if " ask(" not in source:
            continue
        tops, lines = ast.parse(source).body, source.splitlines()
        for one in [
            inner for top in tops for inner in (top.body if isinstance(top, ast.ClassDef) else [top])
        ]:
            if not isinstance(one, ast.FunctionDef) or "version" in "".join(
                lines[one.lineno : one.end_lineno]
            ):
                continue
            for call in ast.walk(one):
                if (
                    not isinstance(call, ast.Call)
                    or getattr(call.func, "id", "") != "ask"
                    or len(call.args) < 5
                ):
                    continue
                named = {word.arg for word in call.keywords}
                if "record" in named and named & {"start", "ready"} and "shows" not in named:
                    found.add(ast.unparse(call.args[2]).strip("'"))
    assert found == PROPOSED
