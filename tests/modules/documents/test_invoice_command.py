"""`invoice write`: from a JSON file to XML or a PDF, refused with the rule or the place that is wrong, and then nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.modules.documents.einvoice.cli import invoice
from app.modules.documents.einvoice.readers.files import read_xml, xml_of
from app.modules.documents.einvoice.services.validation import check

SHAPE: dict[str, Any] = {
    "number": "RE-7",
    "date": "2026-11-23",
    "due_date": "2026-12-23",
    "delivered": "2026-11-20",
    "buyer_reference": "04011000-12345-03",
    "seller": {
        "name": "Muster gGmbH",
        "street": "Hauptstraße 1",
        "postcode": "10115",
        "town": "Berlin",
        "country": "DE",
        "vat_id": "DE123456789",
        "mail": "buero@muster.example",
        "contact": "Jürgen Groß",
        "phone": "+49 30 123456",
    },
    "buyer": {
        "name": "Stadt Köln",
        "street": "Rathausplatz 1",
        "postcode": "50667",
        "town": "Köln",
        "country": "DE",
        "mail": "eingang@koeln.example",
    },
    "payment_code": "58",
    "ibans": ["DE02120300000000202051"],
    "terms": "#SKONTO#TAGE=14#PROZENT=2.00#",
    "lines": [
        {"number": "1", "name": "Beratung", "quantity": 10, "unit": "HUR", "price": 80.10, "category": "S", "rate": 19},
        {"number": "2", "name": "Buch", "quantity": "3", "unit": "H87", "price": "24.95", "category": "S", "rate": "7"},
    ],
}  # fmt: skip


def run(tmp_path: Path, shape: dict[str, Any], form: str) -> tuple[int, dict[str, Any], Path]:
    """Write an invoice by the command; return its code, its answer and where the file would be."""
    file, out = tmp_path / "invoice.json", tmp_path / "out.bin"
    file.write_text(json.dumps(shape), encoding="utf-8")
    done = CliRunner().invoke(invoice, ["write", str(file), "--format", form, "--out", str(out), "--json"])
    answer = json.loads(done.stdout) if done.stdout.strip() else {}
    return done.exit_code, answer, out


@pytest.mark.parametrize("form", ["zugferd", "xrechnung-ubl", "xrechnung-cii"])
def test_an_invoice_is_written(tmp_path: Path, form: str) -> None:
    """The file holds what the JSON says, amounts reckoned, and passes; a second time gives the same bytes."""
    code, answer, out = run(tmp_path, SHAPE, form)
    assert (code, answer) == (0, {"ok": True, "file": str(out), "errors": []})
    first = out.read_bytes()
    assert first.startswith(b"%PDF") is (form == "zugferd")
    one = read_xml(xml_of(first))
    assert [str(value) for value in (one.net, one.tax, one.gross)] == ["875.85", "157.43", "1033.28"]
    assert one.seller.contact == "Jürgen Groß"
    assert [each for each in check(first) if not each.warning] == []
    run(tmp_path, SHAPE, form)
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"buyer_reference": ""}, "BR-DE-15"),
        ({"net": "1.00"}, "BR-CO-13"),
        ({"tax_rate": 19}, "tax_rate"),
        ({"date": "23.11.2026"}, "date"),
        ({"date": None}, "day"),
        ({"lines": "none"}, "lines"),
        ({"lines": [{"number": "1", "quantity": "x"}]}, "lines.1.name"),
        ({"seller": {"name": 7}}, "seller.name"),
        ({"prepaid": True}, "prepaid"),
        ({"prepaid": "NaN"}, "prepaid"),
        ({"attachments": [{"number": "1", "data": "?"}]}, "attachments.1.data"),
        ({"number": ""}, "number"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    """The rule or the place of the mistake is told, and no file is there."""
    file, out = tmp_path / "invoice.json", tmp_path / "out.xml"
    file.write_text(json.dumps({**SHAPE, **change}), encoding="utf-8")
    done = CliRunner().invoke(invoice, ["write", str(file), "--format", "xrechnung-ubl", "--out", str(out)])
    assert done.exit_code != 0
    assert words in done.output
    assert not out.exists()


@pytest.mark.parametrize("text", ["[1, 2]", "no json", '{"number": "1"}'])
def test_what_is_no_invoice_is_refused(tmp_path: Path, text: str) -> None:
    """A list, no JSON at all, and an invoice without parties end with a sentence."""
    file = tmp_path / "invoice.json"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(
        invoice, ["write", str(file), "--format", "zugferd", "--out", str(tmp_path / "x")]
    )
    assert done.exit_code != 0
    assert done.output.strip()
    assert not (tmp_path / "x").exists()
