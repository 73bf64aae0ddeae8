"""What sales refuse: changes of what was issued, papers that lack what the law demands, tax cases that do not fit, wrong input."""

from __future__ import annotations

import dataclasses
import datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text

from app.core.errors import Forbidden, Invalid
from app.data.engine import plain_errors
from app.data.office import Office
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.modules.finance.chart.api import CostCentreDraft, save_cost_centre
from app.modules.finance.ledger.models import Entry
from app.modules.finance.sales.queries.chain import Done, _progress
from app.modules.finance.sales.queries.documents import document, documents_of
from app.modules.finance.sales.queries.papers import _rows
from app.modules.finance.sales.rules.documents import HEADING, SUBTOTAL, TEXT, DocumentDraft, LineDraft
from app.modules.finance.sales.services.drafts import delete_document, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.inventory.articles.api import ArticleDraft, save_article
from app.modules.organisation.contacts.api import save_contact
from tests.modules.finance.sales_cases import (
    FRENCH,
    PRIVATE,
    invoice,
    issued,
    line,
    ready,
)


def test_what_was_issued_never_changes(any_office: Office) -> None:
    """Saving, throwing away, and issuing again are refused; numbers have no gap where issuing was refused."""
    who = ready(any_office)
    bad = any_office.run(save_document, dataclasses.replace(invoice(who), supplied_from=None))
    with pytest.raises(Invalid) as refused:
        any_office.run(issue, bad)
    assert refused.value.field == "supplied_from"
    done = issued(any_office, invoice(who))
    assert done.number == "RE-2026-0001"
    for act, args in (
        (save_document, (invoice(who), done.key)),
        (delete_document, (done.key,)),
        (issue, (done.key,)),
    ):
        with pytest.raises(Invalid, match="can't be done"):
            any_office.run(act, *args)
    entry = any_office.read(
        reads("")(lambda c: c.execute(select(Entry.document, Entry.origin, Entry.document2)).all())
    )
    assert [tuple(row) for row in entry] == [("RE-2026-0001", "sales", "041226")]


SENT_LINE = "SELECT min(id) FROM finance_sales_line WHERE document_id"


def test_no_sql_changes_what_was_sent(any_office: Office) -> None:
    """The database itself keeps an issued document, its positions and what was set off; a draft is free, and state and reason go on."""
    who = ready(any_office)
    done = issued(any_office, invoice(who)).key
    draft = any_office.run(save_document, invoice(who))
    document_ = "UPDATE finance_sales_document SET {} WHERE id = {}"
    positions = "UPDATE finance_sales_line SET {} WHERE document_id = {}"
    refused = (
        *(
            document_.format(one, done)
            for one in ("gross = 1", "number = ''", "day = day", "pdf = NULL", "intro = 'x'")
        ),
        f"DELETE FROM finance_sales_document WHERE id = {done}",
        *(positions.format(one, done) for one in ("price = 1", "text = 'x'", f"document_id = {draft}")),
        positions.format(f"document_id = {done}", draft),
        f"DELETE FROM finance_sales_line WHERE document_id = {done}",
        f"INSERT INTO finance_sales_line SELECT * FROM finance_sales_line WHERE id = ({SENT_LINE} = {done})",
    )
    enclosed = "INSERT INTO finance_sales_enclosure (document_id, position, attachment_id, file_name, mime, sha256) VALUES ({}, 1, 1, 'a', 'b', {})"
    with any_office.book.writing() as connection:
        nothing = "x''" if connection.dialect.name == "sqlite" else "''::bytea"
        connection.execute(text(enclosed.format(draft, nothing)))
    refused += (enclosed.format(done, nothing),)
    for statement in refused:
        with pytest.raises(Forbidden), plain_errors(), any_office.book.writing() as connection:
            connection.execute(text(statement))
    with any_office.book.writing() as connection:
        for statement in (
            document_.format("state = 'cancelled', reason = 'x'", done),
            document_.format(f"contact_id = {who}", done),
            document_.format("gross = 1", draft),
            positions.format("price = 1", draft),
            f"DELETE FROM finance_sales_line WHERE document_id = {draft}",
        ):
            assert connection.execute(text(statement)).rowcount == 1


def test_compulsory_details(any_office: Office) -> None:
    """Each missing detail of § 14 (4) UStG is refused at its field."""
    who = ready(any_office)
    nowhere = any_office.run(save_contact, dataclasses.replace(PRIVATE, street="", town=""))
    for draft, field in (
        (invoice(None), "contact"),
        (invoice(nowhere), "contact"),
        (invoice(who, line(1_00, text=" ")), "lines"),
        (invoice(who, line(1_00, 0)), "lines"),
        (dataclasses.replace(invoice(who), lines=()), "lines"),
        (invoice(who, line(0)), "lines"),
    ):
        if draft.contact is None:
            with pytest.raises(Invalid) as refused:
                any_office.run(save_document, draft)
        else:
            key = any_office.run(save_document, draft)
            with pytest.raises(Invalid) as refused:
                any_office.run(issue, key)
        assert refused.value.field == field
    for name in ("company.tax_number", "company.vat_id"):
        any_office.run(change_setting, name, "")
    key = any_office.run(save_document, invoice(who))
    with pytest.raises(Invalid, match="tax number or VAT ID"):
        any_office.run(issue, key)


def test_vat_id_and_oss(any_office: Office) -> None:
    """Within the EU nothing goes without a valid VAT ID; goods to private customers there are not invoiced unless the German case is chosen."""
    ready(any_office)
    bad = any_office.run(save_contact, dataclasses.replace(FRENCH, vat_id=""))
    key = any_office.run(save_document, invoice(bad, line(100_00, tax="IGL")))
    with pytest.raises(Invalid, match="needs a VAT ID"):
        any_office.run(issue, key)
    lone = any_office.run(save_contact, dataclasses.replace(PRIVATE, country="FR", town="Paris"))
    with pytest.raises(Invalid, match="OSS"):
        any_office.run(save_document, invoice(lone))
    done = issued(any_office, invoice(lone, line(100_00, tax="UST19")))
    assert any_office.read(document, done.key).tax == 19_00
    with pytest.raises(Invalid, match="outside the EU"):
        any_office.run(issue, any_office.run(save_document, invoice(lone, line(100_00, tax="AUSFUHR"))))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "cancel"}, "kind"),
        ({"kind": "bill"}, "kind"),
        ({"language": "fr"}, "language"),
        ({"supply": "air"}, "supply"),
        ({"discount": 10_000}, "discount"),
        ({"net_days": 400}, "net_days"),
        ({"cost": "nowhere"}, "cost"),
        ({"contact": 999}, "contact"),
        ({"origin": 999}, "origin"),
        ({"supplied_until": datetime.date(2026, 11, 1)}, "supplied_until"),
        ({"title": "x" * 121}, "title"),
        ({"lines": (line(1_00, kind="none"),)}, "lines"),
        ({"lines": (line(-1_00),)}, "lines"),
        ({"lines": (line(1_00, discount=10_001),)}, "lines"),
        ({"lines": (line(1_00, unit="XXX"),)}, "lines"),
        ({"lines": (line(1_00, article=999),)}, "lines"),
        ({"lines": (line(1_00, tax="VST19"),)}, "tax"),
        ({"lines": (line(1_00, tax="NONE"),)}, "tax"),
    ],
)
def test_bad_input(any_office: Office, change: dict[str, object], field: str) -> None:
    """What does not fit is refused at its field, and nothing is kept."""
    who = ready(any_office)
    with pytest.raises(Invalid) as refused:
        any_office.run(save_document, dataclasses.replace(invoice(who), **change))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert any_office.read(documents_of, who) == []


def test_a_cost_centre_is_open_and_of_the_first_kind(office: Office) -> None:
    """A blocked one, and one of KOST2, are refused; an open one is taken."""
    who = ready(office)
    for centre in (
        CostCentreDraft(1, "SHUT", blocked=True),
        CostCentreDraft(2, "SECOND"),
        CostCentreDraft(1, "OPEN"),
    ):
        office.run(save_cost_centre, centre)
    for code in ("SHUT", "SECOND"):
        with pytest.raises(Invalid, match=code):
            office.run(save_document, dataclasses.replace(invoice(who), cost=code))
    office.run(save_document, dataclasses.replace(invoice(who), cost="OPEN"))


def test_half_a_piece_is_not_sold(any_office: Office) -> None:
    """What comes in whole pieces is sold so; half an hour of it is another unit, and a correction may be of half the price."""
    who = ready(any_office)
    piece = any_office.run(save_article, ArticleDraft("A-1", "Stuhl", decimals=0))
    cloth = any_office.run(save_article, ArticleDraft("A-2", "Stoff", unit="MTR", decimals=2))

    def save(article: int, quantity: int, unit: str, kind: str = "invoice") -> int:
        sold = dataclasses.replace(line(1_00, article=article, unit=unit), quantity=quantity)
        return any_office.run(save_document, invoice(who, line(5_00), sold, kind=kind))

    for article, quantity, unit, words in (
        (piece, 5_000, "H87", "whole units"),
        (piece, -15_000, "H87", "whole units"),
        (cloth, 12_345, "MTR", "at most 2 decimals"),
    ):
        with pytest.raises(Invalid, match=words) as refused:
            save(article, quantity, unit)
        assert refused.value.field == "lines"
    assert any_office.read(documents_of, who) == []
    for article, quantity, unit in ((piece, 20_000, "H87"), (piece, 5_000, "HUR"), (cloth, 12_300, "MTR")):
        assert save(article, quantity, unit)
    assert save(piece, 5_000, "H87", "credit")


def test_a_paper_without_prices_keeps_its_texts_and_has_no_sums() -> None:
    """Headings and texts of a delivery note stand as they are on the invoice; a subtotal of nothing is left out."""
    lines = tuple(
        LineDraft(words, kind=kind) for kind, words in ((HEADING, "Halle"), (TEXT, "frei"), (SUBTOTAL, ""))
    )
    draft = DocumentDraft("delivery", None, datetime.date(2026, 5, 4), lines=lines)
    bare, priced = (_rows(draft, [None] * 3, 1, prices=prices) for prices in (False, True))
    assert [(one.kind, one.text) for one in bare] == [(HEADING, "Halle"), (TEXT, "frei")]
    assert [(one.kind, one.amount) for one in priced] == [(HEADING, None), (TEXT, None), (SUBTOTAL, 0)]


@pytest.mark.parametrize(
    ("kind", "done", "wanted"),
    [
        ("order", Done(4, delivered=1), "partly"),
        ("order", Done(4, invoiced=1), "partly"),
        ("order", Done(4, delivered=4, invoiced=4), "done"),
        ("order", Done(4), "open"),
        ("delivery", Done(4, delivered=1), "open"),  # what was delivered of a delivery is the delivery itself
        ("delivery", Done(4, invoiced=1), "partly"),
    ],
)
def test_how_far_an_order_is(kind: str, done: Done, wanted: str) -> None:
    """What was delivered begins an order, what was invoiced begins and ends both."""
    row = SimpleNamespace(kind=kind, state="issued", due=None, payable=0, valid_until=None)
    assert _progress(row, [done], 0, datetime.date(2026, 3, 2)) == wanted
