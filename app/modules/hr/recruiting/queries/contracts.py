"""The contract letter: what the personnel file and the house's terms say on each of the 15 points of § 2 (1) NachwG."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text, _
from app.data import clock
from app.data.queries import asked, query
from app.data.settings import setting
from app.modules.documents.letters.api import head
from app.modules.hr.people.api import ContractDraft, FileView, Part, Person, file_of, sealed_pay
from app.modules.hr.recruiting.models import ContractTerm
from app.modules.hr.recruiting.rules.terms import POINTS, missing
from app.paper.letter import Letter

SUBJECT = Text("Arbeitsvertrag mit den wesentlichen Vertragsbedingungen (§ 2 Abs. 1 NachwG)", "Contract of employment with its essential terms")  # fmt: skip
BETWEEN = Text("{company}, {home}, und {name}, {address}", "{company}, {home}, and {name}, {address}")
BEGINS = Text("Das Arbeitsverhältnis beginnt am {day}.", "The employment begins on {day}.")
OPEN = Text("Das Arbeitsverhältnis ist unbefristet.", "The employment is open-ended.")
FIXED = Text("Das Arbeitsverhältnis endet am {day}. {why}", "The employment ends on {day}. {why}")
PROBATION = Text("Die Probezeit dauert bis zum {day}.", "The probation lasts until {day}.")
NO_PROBATION = Text("Eine Probezeit ist nicht vereinbart.", "No probation is agreed.")
PAY = {
    "month": Text(
        "Die Vergütung beträgt {amount} € brutto im Monat.", "The pay is {amount} € gross a month."
    ),
    "hour": Text(
        "Die Vergütung beträgt {amount} € brutto je Stunde.", "The pay is {amount} € gross an hour."
    ),
}
WEEK = Text("Arbeitszeit von Montag bis Sonntag: {week}.", "Hours from Monday to Sunday: {week}.")
TURNS = Text("Arbeitszeit von Montag bis Sonntag in Wochen, die sich abwechseln: {weeks}; die erste gilt in der Woche des Beginns.", "Hours from Monday to Sunday in weeks that take turns: {weeks}; the first one holds in the week of the beginning.")  # fmt: skip
NOTICE = Text("Kündigungsfrist: {notice}.", "Period of notice: {notice}.")
LEAVE = Text("Der Urlaub beträgt {days} Arbeitstage im Jahr bei einer Fünftagewoche.", "The leave is {days} days of work a year at a five-day week.")  # fmt: skip
SIGNS = (
    Text("Ort, Datum, Arbeitgeber", "Place, date, employer"),
    Text("Ort, Datum, Beschäftigte/r", "Place, date, employee"),
)


@dataclass(frozen=True)
class Points:
    """What a contract says by point, with the name and address it goes to."""

    words: Mapping[str, str]
    name: str
    address: tuple[str, ...]


def _with_term(said: str, term: str) -> str:
    return " ".join(filter(None, (said.strip(), term.strip())))


@query("hr.recruiting.hire")
def contract_points(connection: Connection, person: int) -> Points:
    """Return what the contract of somebody says on each point; raises Missing without a person, Forbidden for who did not have it kept that they look at pay."""
    p, t = Person, ContractTerm
    row = connection.execute(select(p.first_name, p.last_name).where(p.id == person)).first()
    if row is None:
        raise Missing(N_("This record is no longer there."), table="hr_person", key=person)
    terms = {str(row.point): str(row.words) for row in connection.execute(select(t.point, t.words))}
    file: FileView = asked(connection, file_of, person)
    pays = asked(connection, sealed_pay, person)["pay"]
    name = f"{row.first_name} {row.last_name}".strip()
    home = file.personal.draft if file.personal is not None else None
    town = f"{home.postcode} {home.town}".strip() if home else ""
    address = tuple(filter(None, (home.street if home else "", town)))
    said = _of_file(file)
    if address:
        company = {
            one: str(setting(connection, f"company.{one}") or "")
            for one in ("name", "street", "postcode", "town")
        }
        ours = f"{company['street']}, {company['postcode']} {company['town']}"
        if all(company.values()):
            said["1"] = str(BETWEEN).format(
                company=company["name"], home=ours, name=name, address=", ".join(address)
            )
    if pays:
        said["7"] = str(PAY[pays[-1].draft.kind]).format(amount=formats.cents(pays[-1].draft.amount))
    words = {point: _with_term(said.get(point, ""), terms.get(point, "")) for point in POINTS}
    needed = {
        "1",
        "2",
        "4",
        "5",
        "7",
        "8",
        "11",
    }  # of these the file has to say something: house terms alone name no pay and no hours
    return Points(
        {one: text if one not in needed or said.get(one) else "" for one, text in words.items()},
        name,
        address,
    )


def _of_file(file: FileView) -> dict[str, str]:
    """Return what the first contract and position of a file say by point."""
    said: dict[str, str] = {}
    if file.contracts:
        one: Part[ContractDraft] = file.contracts[-1]
        draft = one.draft
        said["2"] = str(BEGINS).format(day=formats.day(one.since))
        said["3"] = str(OPEN)
        if draft.fixed_until:
            said["3"] = str(FIXED).format(day=formats.day(draft.fixed_until), why=draft.fixed_reason).strip()
        until = draft.probation_until
        said["6"] = str(PROBATION).format(day=formats.day(until)) if until else str(NO_PROBATION)
        said["8"] = _hours(draft.week)
        said["11"] = str(LEAVE).format(days=formats.scaled(draft.leave))
        said["14"] = str(NOTICE).format(notice=draft.notice.rstrip(". ")) if draft.notice.strip() else ""
    if file.assignments:
        held = file.assignments[-1].draft
        site = file.sites.get(held.site, "") if held.site is not None else ""
        said["4"], said["5"] = site, ", ".join(filter(None, (held.job, held.department)))
    return said


def _hours(week: str) -> str:
    weeks = week.split(" / ")
    if len(weeks) == 1:
        return str(WEEK).format(week=week)
    return str(TURNS).format(weeks="; ".join(f"{place}. {one}" for place, one in enumerate(weeks, 1)))


@query("hr.recruiting.hire")
def contract_letter(connection: Connection, person: int) -> Letter:
    """Return the contract letter with its list; raises Invalid naming every point of § 2 (1) NachwG on which it would say nothing."""
    today, found = clock.today(connection), contract_points(connection, person)
    gaps = missing(found.words, today)
    if gaps:
        raise Invalid(
            N_(
                "The contract says nothing on {points} (§ 2 (1) NachwG). Complete the file, or the terms of contracts."
            ),
            field="point",
            points=", ".join(f"{no} {_(POINTS[no])}" for no in gaps),
        )
    lines = tuple(f"{no}. {_(POINTS[no])}: {found.words[no]}" for no in POINTS)
    info = ((str(Text("Datum", "Date")), formats.day(today)),)
    address, signed = (found.name, *found.address), tuple(map(str, SIGNS))
    return Letter(head(connection), address, info, str(SUBJECT), lines, signed=signed)
