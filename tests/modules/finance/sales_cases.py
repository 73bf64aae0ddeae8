"""What the tests of sales stand on: a company with everything the law wants, customers of each kind, articles."""

from __future__ import annotations

import datetime
import io

from pypdf import PdfReader
from sqlalchemy import select

from app.data import archive
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.settings import put
from app.data.unit import Unit
from app.modules.finance.chart.models import Account
from app.modules.finance.ledger.models import Line
from app.modules.finance.open_items.queries.items import open_on
from app.modules.finance.sales.queries.documents import documents_of, frozen
from app.modules.finance.sales.rules.documents import DocumentDraft, LineDraft
from app.modules.finance.sales.services.drafts import save_document
from app.modules.finance.sales.services.issuing import Issued, issue
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact

DAY = datetime.date(2026, 11, 20)
COMPANY = {
    "company.name": "Werkbank GmbH",
    "company.street": "Hafenstr. 1",
    "company.postcode": "24103",
    "company.town": "Kiel",
    "company.tax_number": "20/290/12345",
    "company.vat_id": "DE136695976",
    "company.iban": "DE89370400440532013000",
    "company.bic": "COBADEFFXXX",
    "company.mail": "rechnung@werkbank.example",
    "company.phone": "0431 123456",
}
DOMESTIC = ContactDraft(
    "Krüger KG", street="Ringstr. 4", postcode="24114", town="Kiel", mail="ek@krueger.example"
)
PRIVATE = ContactDraft(
    "Ida Sommer", kind="person", first_name="Ida", last_name="Sommer", title="ms", street="Am Deich 2", postcode="25813", town="Husum"
)  # fmt: skip
FRENCH = ContactDraft(
    "Atelier Dubois SARL", street="12 rue du Port", postcode="67000", town="Strasbourg", country="FR", vat_id="FR40303265045",
    language="en",
)  # fmt: skip
SWISS = ContactDraft(
    "Berg AG", street="Seeweg 3", postcode="8001", town="Zürich", country="CH", language="de"
)
BUILDER = ContactDraft(
    "Bau Nord GmbH", street="Kranweg 9", postcode="24143", town="Kiel", vat_id="DE811569869", tax_treatment="reverse_charge"
)  # fmt: skip


@command("settings.change")
def _set_up(unit: Unit) -> None:
    for key, value in COMPANY.items():
        put(unit, key, value)


def ready(office: Office, about: ContactDraft = DOMESTIC) -> int:
    """Set the company up and return the key of a customer."""
    office.run(_set_up)
    return office.run(save_contact, about)


def line(price: int, quantity: int = 1, text: str = "Tisch", **more: object) -> LineDraft:
    """Return a position; price in cents, quantity whole."""
    return LineDraft(text, quantity * 10_000, price * 100, **more)  # type: ignore[arg-type]


def invoice(contact: int | None, *lines: LineDraft, kind: str = "invoice", **more: object) -> DocumentDraft:
    """Return an invoice of a supply on its day."""
    return DocumentDraft(kind, contact, DAY, lines or (line(100_00),), supplied_from=DAY, **more)  # type: ignore[arg-type]


MONTH = (datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))


def lines_of(office: Office, entry: int | None) -> dict[str, int]:
    """Return what an entry books by account; a debtor account is called D."""
    rows = select(Account.number, Account.kind, Line.amount).join(Line, Line.account_id == Account.id)
    found: dict[str, int] = {}
    for number, kind, amount in office.read(
        reads("")(lambda c: c.execute(rows.where(Line.entry_id == entry)).all())
    ):
        name = "D" if kind == "debtor" else number
        found[name] = found.get(name, 0) + int(amount)
    return found


def text_of(office: Office, key: int) -> str:
    """Return the words of the frozen paper."""
    pdf, _xml = office.read(frozen, key)
    assert pdf is not None
    return "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(archive.load(office.book, pdf))).pages
    )


def return_rows(office: Office) -> dict[str, tuple[int, int]]:
    """Return base and tax of the VAT return of the month by Kennzahl, in cents."""
    made = office.read(make_return, *MONTH)
    return {row.form.kz: (row.base, row.tax) for row in made.rows if row.base}


def unpaid(office: Office, who: int) -> dict[str, int]:
    """Return the open items of a customer by document number."""
    accounts = {one.account for one in office.read(documents_of, who) if one.account}
    return {
        one.document: one.amount for one in office.read(reads("")(lambda c: open_on(c, sorted(accounts))))
    }


def issued(office: Office, draft: DocumentDraft) -> Issued:
    """Keep and issue a document."""
    return office.run(issue, office.run(save_document, draft))


def euro(cents: int) -> str:
    """Write cents as a German paper does."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"
