"""The command line of payroll: cases by official and plain names, what is refused and where, the self-test, German steps."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.core.errors import Invalid
from app.core.messages import use_language
from app.modules.hr.payroll.cli import payroll
from app.modules.hr.payroll.rules import self_test, words
from app.modules.hr.payroll.rules.case import PLAIN, Head, reckon
from app.modules.hr.payroll.rules.employment import Employment, LastYear, YearSoFar
from app.modules.hr.payroll.rules.flow_input import CHOICES, FlowInput
from app.modules.hr.payroll.rules.written import as_json, as_lines
from app.modules.hr.payroll.services.checking import reckon_all

ROOT = Path(__file__).resolve().parents[3]
JOB = {"fund_rate": "2.9", "u1_rate": "1.6", "u2_rate": "0.45", "parent": True, "children": 1}
CASE = {"month": "2026-05", "state": "BY", "running": "3500", "wage_tax": {"tax_class": 1}, "insurance": JOB}


def check(tmp_path: Path, found: Any) -> tuple[int, dict[str, Any]]:
    """Run the command on a file with an object and return its exit code and what it printed as JSON."""
    place = tmp_path / "pay.json"
    place.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
    done = CliRunner().invoke(payroll, ["check", str(place), "--json"])
    return done.exit_code, json.loads(done.stdout)


def test_a_month_from_gross_to_net(tmp_path: Path) -> None:
    """3,500 in class I with one child, church in Bavaria: by hand from §§ 32a, 39b EStG and § 2 BVV."""
    code, found = check(tmp_path, {**CASE, "church": True})
    assert code == 0
    case = found["cases"][0]
    # 42,000 - 1,230 - 36 - (3,906 + 4,305) = 32,523; z = 1.4724: (173.1 z + 2,397) z + 1,034.87 = 4,939.48; a twelfth 411.58
    assert case["wage_tax"]["LSTLZZ"] == 41158
    assert case["wage_tax"]["wage_tax"] == "411.58"
    assert case["wage_tax"]["church_tax"] == "32.92"  # 8 % of 411.58
    assert case["insurance"]["employee"] == "740.25"
    assert case["net"] == "2315.25"
    assert case["gross"] == "3500.00"
    assert {one["branch"] for one in case["insurance"]["contributions"]} == {
        "health", "health_extra", "care", "pension", "unemployment", "u1", "u2", "insolvency",
    }  # fmt: skip


def test_net_is_gross_less_every_single_deduction(tmp_path: Path) -> None:
    """High pay with one-off pay: wage tax, solidarity surcharge and church tax of both, and the insurance, each taken off once."""
    case = {
        **CASE,
        "church": True,
        "running": "9000",
        "one_off": "20000",
        "wage_tax": {"tax_class": 1, "year_pay": "108000"},
        "insurance": {**JOB, "this_year": {"days": 120, "health": "22000", "pension": "36000"}},
    }
    code, found = check(tmp_path, case)
    assert code == 0, found
    made = found["cases"][0]
    tax = made["wage_tax"]
    parts = [tax[name] for name in ("LSTLZZ", "SOLZLZZ", "STS", "SOLZS")]
    assert all(parts)
    cents = lambda text: round(Decimal(text) * 100)  # noqa: E731
    church = sum(cents(one) for name, one in tax.items() if name.startswith("church_tax"))
    assert church
    assert made["gross"] == "29000.00"
    assert cents(made["net"]) == 29_000_00 - sum(parts) - church - cents(made["insurance"]["employee"])


def test_official_and_plain_names_say_the_same() -> None:
    """Cents under official names, euros under plain ones; every plain name leads to a field of the flow."""
    plain = {
        "tax_class": 4, "period": "month", "taxable_pay": "4123.45", "factor": "0.912", "child_allowances": "1.0",
        "extra_contribution": "2.45", "childless": False, "child_discounts": 1, "allowance": "100.50", "addition": 0,
        "one_off_pay": 1000, "year_pay": "49481.40", "church_member": True, "age_relief_year": 2024,
    }  # fmt: skip
    official = {
        "STKL": 4, "LZZ": 2, "RE4": 412345, "AF": 1, "F": "0.912", "ZKF": "1.0", "KVZ": "2.45", "PVZ": 0, "PVA": 1,
        "LZZFREIB": 10050, "SONSTB": 100000, "JRE4": 4948140, "R": 1, "ALTER1": 1, "AJAHR": 2024,
    }  # fmt: skip
    one, other = (reckon({"month": "2025-09", "state": "HH", "wage_tax": said}) for said in (plain, official))
    assert one.tax == other.tax
    assert one.church == other.church
    assert set(PLAIN.values()) <= set(FlowInput.__dataclass_fields__)
    assert set(CHOICES) <= set(FlowInput.__dataclass_fields__)


def test_insurance_tells_the_tax_what_it_knows() -> None:
    """Extra contribution, Saxony, childless and discounts need not be said twice."""
    job = {"fund_rate": "2.19", "u1_rate": 0, "u2_rate": 0, "birth": "1990-04-04"}
    case = {"month": "2026-05", "state": "SN", "running": 2800, "insurance": job}
    short = reckon({**case, "wage_tax": {"tax_class": 1}})
    long = reckon({**case, "wage_tax": {"STKL": 1, "KVZ": "2.19", "PVS": 1, "PVZ": 1, "RE4": 280000}})
    assert short.tax == long.tax
    private = {"groups": "0110", "premium_health": 700, "premium_care": 60, "u1_rate": 0, "u2_rate": 0}
    taken = reckon({**case, "wage_tax": {"tax_class": 1, "private_premium": "500"}, "insurance": private})
    said = reckon({**case, "wage_tax": {"STKL": 1, "PKV": 1, "PKPV": 50000, "PVS": 1}})
    assert taken.tax == said.tax


def test_net_is_told_only_where_nothing_is_missing() -> None:
    """Tax alone or insurance alone has no net pay; a mini-job with flat tax has."""
    assert reckon({**CASE, "wage_tax": None}).net is None
    assert reckon({**CASE, "insurance": None}).net is None
    mini = {
        "month": "2026-05",
        "state": "BY",
        "running": 603,
        "insurance": {"person_group": "109", "groups": "6100"},
    }
    mini["insurance"]["parent"] = True  # type: ignore[index]
    assert reckon(mini).net == 60300 - 2171
    mini["insurance"]["flat_tax"] = False  # type: ignore[index]
    assert reckon(mini).net is None


def without(part: str, name: str) -> dict[str, Any]:
    """Return the case without one field of a part."""
    return {**CASE, part: {key: value for key, value in CASE[part].items() if key != name}}  # type: ignore[attr-defined]


BAD: list[tuple[Any, str]] = [
    ({**CASE, "month": "2026-13"}, "month"),
    ({**CASE, "month": "Mai 2026"}, "month"),
    ({**CASE, "month": "0000-01"}, "month"),
    ({**CASE, "month": "2024-05"}, "month"),
    ({**CASE, "month": "2027-01"}, "month"),
    ({key: value for key, value in CASE.items() if key != "month"}, "month"),
    ({**CASE, "state": "XX"}, "state"),
    ({**CASE, "state": "XX", "church": True, "insurance": None}, "state"),
    ({**CASE, "running": "-1"}, "running"),
    ({**CASE, "running": "12.345"}, "running"),
    ({**CASE, "running": "viel"}, "running"),
    ({**CASE, "running": True}, "running"),
    ({**CASE, "running": "1e30"}, "running"),
    ({**CASE, "wage_tax": {"STKL": 1, "RE4": 10**60}}, "wage_tax.RE4"),
    ({**CASE, "insurance": {**JOB, "this_year": {"health": "1e99"}}}, "insurance.this_year.health"),
    ({**CASE, "insurance": {**JOB, "fund_rate": "NaN"}}, "insurance.fund_rate"),
    ({**CASE, "one_off": "-0.01"}, "one_off"),
    ({**CASE, "salary": 1}, "salary"),
    ({"month": "2026-05", "running": 1}, "wage_tax"),
    ({**CASE, "wage_tax": 3}, "wage_tax"),
    ({**CASE, "wage_tax": {}}, "wage_tax.STKL"),
    ({**CASE, "wage_tax": {"tax_class": 7}}, "wage_tax.tax_class"),
    ({**CASE, "wage_tax": {"STKL": "I"}}, "wage_tax.STKL"),
    ({**CASE, "wage_tax": {"STKL": 1, "tax_class": 1}}, "wage_tax.tax_class"),
    ({**CASE, "wage_tax": {"STKL": 1, "XYZ": 1}}, "wage_tax.XYZ"),
    ({**CASE, "wage_tax": {"STKL": 1, "period": "year"}}, "wage_tax.period"),
    ({**CASE, "wage_tax": {"STKL": 1, "taxable_pay": "x"}}, "wage_tax.taxable_pay"),
    ({**CASE, "wage_tax": {"STKL": 1, "taxable_pay": "1.001"}}, "wage_tax.taxable_pay"),
    ({**CASE, "wage_tax": {"STKL": 1, "factor": "0.9"}}, "wage_tax.factor"),
    ({**CASE, "wage_tax": {"STKL": 6, "child_allowances": "1.0"}}, "wage_tax.child_allowances"),
    ({**CASE, "one_off": 1, "insurance": None}, "wage_tax.JRE4"),
    ({**CASE, "insurance": []}, "insurance"),
    ({**CASE, "insurance": {**JOB, "state": "BY"}}, "insurance.state"),
    ({**CASE, "insurance": {**JOB, "birth": "2026-02-30"}}, "insurance.birth"),
    ({**CASE, "insurance": {**JOB, "birth": "2026-06-01"}}, "insurance.birth"),
    ({**CASE, "insurance": {**JOB, "children": "two"}}, "insurance.children"),
    ({**CASE, "insurance": {**JOB, "groups": "2222"}}, "insurance.groups"),
    ({**CASE, "insurance": {**JOB, "groups": ""}}, "insurance.groups"),
    ({**CASE, "insurance": {**JOB, "person_group": "999"}}, "insurance.person_group"),
    ({**CASE, "insurance": {**JOB, "insurance_number": "15070649C104"}}, "insurance.insurance_number"),
    ({**CASE, "insurance": {**JOB, "insurance_number": "15"}}, "insurance.insurance_number"),
    ({**CASE, "insurance": {**JOB, "this_year": {"weeks": 3}}}, "insurance.this_year.weeks"),
    (without("insurance", "fund_rate"), "insurance.fund_rate"),
    (without("insurance", "u1_rate"), "insurance.u1_rate"),
    (without("insurance", "parent"), "insurance.parent"),
    ({"cases": [CASE, {**CASE, "state": "??"}]}, "cases.2.state"),
    ({"cases": [3]}, "cases.1"),
    ({"cases": []}, "cases"),
    ({"cases": [CASE], "month": "2026-05"}, "cases"),
    ("{", ""),
    ("[]", ""),
]


@pytest.mark.parametrize(
    ("found", "field"), BAD, ids=[f"{number}-{field}" for number, (_f, field) in enumerate(BAD)]
)
def test_bad_input_is_refused_at_its_field(tmp_path: Path, found: Any, field: str) -> None:
    """One sentence at the field, exit code 1, and nothing is reckoned."""
    code, said = check(tmp_path, found)
    assert code == 1
    assert set(said) == {"errors"}
    (error,) = said["errors"]
    assert error["field"] == field
    assert re.search(r"\w", error["message"])


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    """A sentence instead of a trace."""
    done = CliRunner().invoke(payroll, ["check", str(tmp_path / "none.json")])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_right_insurance_number_goes_through() -> None:
    """The check digit fits, and so does the date of birth."""
    job = {**JOB, "insurance_number": "15070649C103", "birth": "1949-06-07"}
    assert len(reckon_all({"cases": [{**CASE, "insurance": job}] * 3})) == 3
    with pytest.raises(Invalid):
        reckon_all({**CASE, "insurance": {**job, "birth": "1950-06-07"}})


def test_self_test_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """All tables agree; a table that says something else is reported with its line, and the command ends with 1."""
    done = CliRunner().invoke(payroll, ["self-test", "--json"])
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert found["ok"]
    assert sum(found["cases"].values()) >= 690
    assert found["figures"] >= 3900
    rows = {table: list(self_test.rows(table))[:20] for table in found["cases"]}
    line, row = rows["wage_tax"][7]
    rows["wage_tax"][7] = (line, {**row, "=LSTLZZ": "1"})
    rows["insurance"][3] = (5, {**rows["insurance"][3][1], "state": "??"})
    monkeypatch.setattr(self_test, "rows", lambda table: iter(rows[table]))
    done = CliRunner().invoke(payroll, ["self-test", "--json"])
    found = json.loads(done.stdout)
    assert done.exit_code == 1
    assert next((one["table"], one["line"]) for one in found["differences"]) == ("wage_tax", line)
    assert {one["found"] for one in found["differences"] if one["table"] == "insurance"} == {""}
    assert "≠" in CliRunner().invoke(payroll, ["self-test"]).stdout


def test_every_case_of_the_tables_can_be_put_into_words() -> None:
    """Every step of every case has its words in both languages, and JSON can be written of it."""
    try:
        for language in ("en", "de"):
            use_language(language)
            for table in self_test.TABLES:
                for _line, row in list(self_test.rows(table))[:: 3 if language == "en" else 9]:
                    one = reckon(self_test.case_of(row))
                    assert json.dumps(as_json(one))
                    assert all(as_lines(one))
        law = as_json(reckon(CASE))["wage_tax"]["steps"][0]["text"]
        assert law == "Jahresarbeitslohn: 42.000,00, aus 3.500,00, abgeschnitten (§ 39b Abs. 2 Satz 2 EStG)"
        assert set(words.STEPS) >= {"ZRE4J", "LSTLZZ"}
    finally:
        use_language("en")


def test_the_gross_is_what_runs_and_what_comes_once() -> None:
    """A month with a Christmas bonus: 3,500 and 1,000 are 4,500 gross."""
    assert as_json(reckon(CASE))["gross"] == "3500.00"
    once = {"month": "2026-01", "one_off": "1000", "wage_tax": {"tax_class": 1, "year_pay": "42000"}}
    assert as_json(reckon({**CASE, **once}))["gross"] == "4500.00"


def test_the_hint_above_the_compulsory_limit() -> None:
    """77,400 a year in 2026: above it a compulsory member is asked about, not refused."""
    assert as_json(reckon({**CASE, "running": "6450.00"}))["hints"] == []
    assert len(as_json(reckon({**CASE, "running": "6450.01"}))["hints"]) == 1


def test_the_paper_names_every_field() -> None:
    """docs/payroll.md has each official and plain input, each field of a case, and each result."""
    paper = (ROOT / "docs" / "payroll.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", paper)) | set(re.findall(r"\b[A-Z0-9]{2,}\b", paper))
    for kind in (Head, Employment, YearSoFar, LastYear, FlowInput):
        assert set(kind.__dataclass_fields__) - named - {"state"} == set()
    assert set(PLAIN) <= named
