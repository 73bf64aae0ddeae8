"""`sales issue|list` and `settings`: a document from a JSON file once, refused with its place, and a book completed without a window."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from app.core.dates import computers_day
from app.modules.documents.einvoice.readers.files import read_xml
from app.modules.documents.einvoice.services.official_rules import check_before_issue
from tests.cli_runs import good, refused, run

COMPANY = (
    "company.street=Hafenstr. 1",
    "company.postcode=24103",
    "company.town=Kiel",
    "company.vat_id=DE136695976",
    "company.tax_number=20/290/12345",
    "company.iban=DE89370400440532013000",
    "company.mail=rechnung@werkbank.example",
    "company.phone=0431 123456",
    "company.managers=Ida Sommer",
)
BUYER = {
    "name": "Stadt Köln",
    "street": "Rathausplatz 1",
    "postcode": "50667",
    "town": "Köln",
    "mail": "eingang@koeln.example",
    "invoice_format": "zugferd",
}
SALE: dict[str, Any] = {
    "customer": BUYER,
    "day": "2026-11-20",
    "supplied_from": "2026-11-18",
    "lines": [
        {"text": "Werkbank", "quantity": 2, "price": "499.99"},
        {"text": "Handbuch", "quantity": 3, "price": 12.5, "rate": 7},
        {"text": "Montage", "quantity": "1.5", "unit": "HUR", "price": 60, "discount": 10},
    ],
}
"""999.98 + 37.50 + 81.00 net; 19 % of 1,080.98 = 205.39, 7 % of 37.50 = 2.63 (2.625 rounded half up); 1,326.50 gross."""


@pytest.fixture
def ready(place: str) -> str:
    """Return a book whose company may issue invoices."""
    good("settings", "set", place, *COMPANY, "--json")
    return place


def written(folder: Path, **changes: object) -> Path:
    """Write the file of a document with changes."""
    path = folder / "sale.json"
    path.write_text(json.dumps({**SALE, **changes}), encoding="utf-8")
    return path


def issue(book: str, file: Path, *more: object) -> dict[str, Any]:
    """Issue a document from a file."""
    found = good("sales", "issue", book, file, *more, "--json")
    assert isinstance(found, dict)
    return found


def test_a_file_is_issued_once_with_entry_paper_and_e_invoice(ready: str, tmp_path: Path) -> None:
    """Run twice, number, entry and papers are the same; with --again there is another."""
    file = written(tmp_path)
    first, second = issue(ready, file), issue(ready, file)
    assert first == second
    assert first["number"] == "RE-2026-0001"
    data = Path(first["xml"]).read_bytes()
    assert Path(first["pdf"]).read_bytes().startswith(b"%PDF")
    assert not check_before_issue(data)
    said = read_xml(data)
    assert (said.number, str(said.net), str(said.tax), str(said.gross)) == (
        first["number"],
        "1118.48",
        "208.02",
        "1326.50",
    )
    balances = {row["number"]: row["balance"] for row in good("accounts", ready, "--json")}  # type: ignore[attr-defined]
    assert [balances[one] for one in ("4400", "4300", "3806", "3801")] == [
        "-1080.98",
        "-37.50",
        "-205.39",
        "-2.63",
    ]
    third = issue(ready, file, "--again", "--out", tmp_path)
    assert third["number"] == "RE-2026-0002"
    assert third["entry"] != first["entry"]
    listed = good("sales", "list", ready, "--kind", "invoice", "--json")
    due = datetime.date.fromisoformat(SALE["day"]) + datetime.timedelta(days=14)
    state = "overdue" if computers_day() > due else "open"  # a command line lives in the real day
    assert [(one["number"], one["gross"], one["state"]) for one in listed["documents"]] == [  # type: ignore[index,call-overload]
        ("RE-2026-0002", "1326.50", state),
        ("RE-2026-0001", "1326.50", state),
    ]


def test_kinds_customers_and_corrections(ready: str, tmp_path: Path) -> None:
    """A known contact by name, number or account; an offer books nothing; a credit note names the invoice."""
    first = issue(ready, written(tmp_path))
    for customer in ("Stadt Köln", 1001, "10000"):
        offer = issue(ready, written(tmp_path, customer=customer, kind="offer", title=str(customer)))
        assert offer["number"].startswith("AN-2026-")
        assert offer["entry"] is None
        assert offer["xml"] is None
    again = issue(ready, written(tmp_path, title="Zweite"))
    assert again["number"] == "RE-2026-0002"
    credit = written(
        tmp_path,
        kind="credit",
        customer="Stadt Köln",
        origin=first["number"],
        reason="Rückgabe",
        lines=SALE["lines"][:1],
    )
    made = issue(ready, credit)
    assert made["number"] == "RK-2026-0001"
    assert read_xml(Path(made["xml"]).read_bytes()).kind == "381"


BROKEN: tuple[tuple[dict[str, object], str], ...] = (
    ({"customer": "Niemand"}, "customer"),
    ({"customer": ""}, "customer"),
    ({"customer": True}, "customer"),
    ({"customer": {**BUYER, "strasse": "x"}}, "customer.strasse"),
    ({"customer": {"street": "x"}}, "customer.name"),
    ({"lines": "Tisch"}, "lines"),
    ({"lines": []}, "position"),
    ({"lines": [{"text": "Tisch"}]}, "lines.1.price"),
    ({"lines": [{"text": "Tisch", "price": "1,5"}]}, "lines.1.price"),
    ({"lines": [{"text": "Tisch", "price": "0.00001"}]}, "lines.1.price"),
    ({"lines": [{"text": "Tisch", "price": 1, "quantity": "1e30"}]}, "lines.1.quantity"),
    ({"lines": [{"text": "Tisch", "price": 1, "rate": 18}]}, "lines.1.rate"),
    ({"lines": [{"text": "Tisch", "price": 1, "tax": "VST19"}]}, "tax case of sales"),
    ({"lines": [{"article": "X-1"}]}, "X-1"),
    ({"kind": "bill"}, "kind"),
    ({"kind": "credit", "origin": "RE-2020-1"}, "RE-2020-1"),
    ({"supplied_from": None}, "supply"),
    ({"day": "20.11.2026"}, "day"),
    ({"net_days": 400}, "365"),
    ({"rabatt": 5}, "rabatt"),
)  # fmt: skip


def test_what_is_wrong_is_named_and_nothing_is_kept(ready: str, tmp_path: Path) -> None:
    """Each fault leaves no document, no contact and no number behind."""
    for changes, named in BROKEN:
        (error, *_more) = refused("sales", "issue", ready, written(tmp_path, **changes), "--json")
        assert named in f"{error['field']} {error['message']}", (changes, error)
    (tmp_path / "sale.json").write_text("[" * 100_000, encoding="utf-8")
    refused("sales", "issue", ready, tmp_path / "sale.json", "--json")
    assert not list(tmp_path.glob("*.pdf"))
    assert good("sales", "list", ready, "--json") == {"documents": []}
    assert issue(ready, written(tmp_path))["number"] == "RE-2026-0001"
    moved = refused(
        "sales", "issue", ready, written(tmp_path, customer={**BUYER, "street": "Ring 9"}), "--json"
    )
    assert "Rathausplatz 1" in str(moved[0]["message"])


def test_settings_are_listed_and_set_all_or_none(place: str) -> None:
    """A wrong value leaves the right ones beside it unset; figures and switches are read as such."""
    found = good("settings", "list", place, "--json")
    assert isinstance(found, dict)
    assert found["company.name"] == "Test GmbH"
    refused("settings", "set", place, "company.town=Kiel", "company.iban=DE00", "--json")
    refused("settings", "set", place, "company.city=Kiel", "--json")
    refused("settings", "set", place, "user.language=en", "--json")
    assert good("settings", "list", place, "--json") == found
    assert good("settings", "set", place, "company.town= Kiel ", "company.land=SH", "--json") == {
        "company.town": "Kiel",
        "company.land": "SH",
    }
    assert run("settings", "set", place).exit_code == 2
