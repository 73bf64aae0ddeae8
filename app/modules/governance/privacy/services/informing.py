"""Letters that nobody asked for: the information sheet from the record of processing, and to people whom a breach concerns."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.errors import Invalid
from app.core.messages import N_, language
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.documents.letters.api import DE, save_letter
from app.modules.documents.letters.api import Draft as LetterText
from app.modules.governance.privacy.models import CHANGE, Breach
from app.modules.governance.privacy.queries.record import told_to
from app.modules.governance.privacy.rules.breaches import HIGH
from app.modules.governance.privacy.rules.information import AUDIENCES, Controller, breach_letter, information
from app.modules.governance.privacy.rules.letters import LetterWords

COMPANY = ("name", "street", "postcode", "town", "mail", "phone")


def _controller(connection: Connection) -> Controller:
    said = (str(setting(connection, f"company.{name}") or "") for name in COMPANY)
    officer, authority = (
        str(setting(connection, f"privacy.{name}") or "") for name in ("officer", "authority")
    )
    return Controller(", ".join(filter(None, said)), officer, authority)


def _begin(unit: Unit, words: LetterWords, reference: str = "") -> int:
    lang = language()
    closing = DE if lang == "de" else "Yours faithfully"
    return save_letter(
        unit,
        LetterText(None, lang, unit.today, words.subject, words.body, closing=closing, reference=reference),
    )


@command(CHANGE)
def write_information(unit: Unit, audience: str) -> int:
    """Begin the information sheet for people of a category from the record as it is now, and return the key of the letter.

    It is completed and sent with the letters, to one or as a serial letter. Raises Invalid for an unknown category, or one of
    whom nothing is processed.
    """
    if audience not in AUDIENCES:
        raise Invalid(N_("Choose one of the values offered."), field="audience")
    words = information(language(), _controller(unit.connection), told_to(unit.connection, audience))
    return _begin(unit, words)


@command(CHANGE)
def write_to_people(unit: Unit, key: int) -> int:
    """Begin the letter to people whom a breach concerns and return its key (Art. 34 GDPR).

    Raises Invalid where no high risk was found, and while consequences or measures are missing.
    """
    row = unit.row(Breach, key)
    if row["risk"] != HIGH:
        raise Invalid(N_("People are told where the risk is high; assess it first."), field="risk")
    what = "\n".join(filter(None, (str(row["title"]), str(row["happened"]))))
    said = {"what": what, **{name: str(row[name]) for name in ("concerned", "consequences", "measures")}}
    number = str(row["number"])
    return _begin(unit, breach_letter(language(), number, _controller(unit.connection), said), number)
