"""Payslips on paper by the Entgeltbescheinigungsverordnung, both languages beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from app.core import format as formats
from app.core.dates import month_end
from app.core.messages import Text
from app.modules.hr.payroll.queries.sheets import Corrected, SlipSheet
from app.modules.hr.payroll.rules import slip_words as words
from app.modules.hr.payroll.rules.coverage import not_covered
from app.modules.hr.payroll.rules.flat_pay import LAWS, rate_of
from app.modules.hr.payroll.rules.month import earned
from app.modules.hr.payroll.rules.reckoning import (
    ACTIVE,
    APART,
    BASE,
    CLAIM,
    INSURANCE,
    NET,
    PAY,
    PLANNED,
    SUBSIDY,
    TAX,
    Amount,
    items_of,
    reckon_month,
)
from app.paper.payslip import PayslipPaper, Row, SlipBlock

ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
HUNDREDTHS = 100
GERMAN = "de"  # its first language: figures and days are written the same at every desk


def slip_paper(sheet: SlipSheet) -> PayslipPaper:
    """Return a payslip as it stands on paper."""
    facts, company = sheet.facts, sheet.company
    name = f"{facts['first_name']} {facts['last_name']}".strip()
    town = f"{facts['postcode'] or ''} {facts['town'] or ''}".strip()
    sender = " · ".join(
        filter(None, (company["name"], company["street"], f"{company['postcode']} {company['town']}".strip()))
    )
    blocks = [_earnings(sheet), _tax(sheet), _insurance(sheet), _net(sheet)]
    blocks += [_correction(one, sheet) for one in sheet.corrected]
    blocks.append(_year(sheet))
    if company["limits"]:
        blocks.append(_limits())
    return PayslipPaper(
        company=company["name"],
        sender=sender,
        address=tuple(filter(None, (name, facts["street"] or "", town))),
        title=words.TITLE,
        month=f"{sheet.slip.month:%m/%Y}",
        subtitle=words.CERTIFICATE,
        pairs=_pairs(sheet),
        blocks=tuple(one for one in blocks if one.rows),
        foot=words.BORDER,
    )


def _cents(amount: int) -> str:
    return formats.cents(amount, GERMAN)


def _pairs(sheet: SlipSheet) -> tuple[tuple[Text, str], ...]:
    given, facts = sheet.given, sheet.facts
    tax, cover = given.tax, given.cover
    factor = f" / {formats.number(Decimal(tax.factor) / 1000, 3, GERMAN)}" if tax.factor else ""
    days = given.tax_days if given.tax_days is not None else 30
    found = {
        "number": str(facts["number"]),
        "birth": _day(facts["birth"]),
        "entry": _day(facts["entry"]),
        "leaving": _day(facts["leaving"]),
        "insurance_number": facts["insurance_number"],
        "tax_id": facts["tax_id"],
        "tax_class": _flat_pay(sheet) or f"{ROMAN[tax.tax_class]}{factor}",
        "children": _cents(tax.children * 50)[:-1],
        "church": "–" if tax.church == "none" else tax.church,
        "allowance": f"{_cents(tax.allowance)} / {_cents(12 * tax.allowance)}",
        "tax_days": str(days),
        "insured_days": str(given.insured_days),
        "fund": cover.fund,
        "groups": f"{cover.person_group} / {cover.groups}",
        "childless": _yes(any(one.code == "care_childless" for one in sheet.amounts)),
        "midi": _yes(_is_midi(sheet)),
        "secondary": _yes(bool(facts["secondary"])),
        "cost_centre": given.cost_centre,
    }
    return tuple((words.FIELDS[name], value or "–") for name, value in found.items())


def _flat_pay(sheet: SlipSheet) -> str:
    """Return at which rate the employer taxes the pay flatly, and by which paragraph; '' where the tax data count."""
    rate = rate_of(sheet.given)
    if rate is None:
        return ""
    said = words.FLAT_PAY
    law = LAWS[sheet.given.cover.flat_pay]
    return f"{said.de} / {said.en} {formats.number(rate * HUNDREDTHS, 0)} %, {law}"


def _is_midi(sheet: SlipSheet) -> bool:
    """Say whether the transition range held: contributions are taken from less than what was earned."""
    return reckon_month(sheet.given).insured.midi


def _day(value: object) -> str:
    return formats.day(value, GERMAN) if value else ""  # type: ignore[arg-type]


def _yes(value: bool) -> str:
    return f"{words.YES.de} / {words.YES.en}" if value else f"{words.NO.de} / {words.NO.en}"


def _kind(sheet: SlipSheet, code: str) -> Text:
    kind = sheet.kinds.get(code.partition(".")[0])
    return Text(kind["name_de"], kind["name_en"] or kind["name_de"]) if kind else Text(code, code)


def _earnings(sheet: SlipSheet) -> SlipBlock:
    rows = [_earning(sheet, one) for one in _ordered(sheet, PAY)]
    rows.append(Row(words.GROSS, ("", "", _cents(sheet.slip.gross)), True))
    return SlipBlock(words.EARNINGS, (words.HOURS, words.RATE, words.AMOUNT), tuple(rows), words.MARKS)


def _ordered(sheet: SlipSheet, part: str) -> list[Amount]:
    def place(one: Amount) -> tuple[int, int]:
        number = one.code.partition(".")[0]
        return sheet.kinds.get(number, {}).get("place", 0), int(number)

    return sorted((one for one in sheet.amounts if one.part == part), key=place)


def _earning(sheet: SlipSheet, one: Amount) -> Row:
    kind = sheet.kinds.get(one.code, {})
    items = [row for row in items_of(sheet.given) if str(row.number) == one.code]
    item = next((row for row in items if earned(row) == one.employee), items[0] if items else None)
    taxable, insured = (item.taxable, item.insured) if item else (True, True)
    marks = ["E" if one.one_off else "L", *(["St"] if taxable else []), *(["SV"] if insured else [])]
    hours = _cents(one.hours // HUNDREDTHS) if one.hours else ""
    rate = _cents(one.rate) if one.rate else ""
    if not one.hours and one.base and one.base != one.employee:
        rate = _cents(one.base)
    name = Text(kind.get("name_de", one.code), kind.get("name_en") or kind.get("name_de", one.code))
    return Row(name, (hours, rate, _cents(one.employee)), mark=" ".join(marks))


def _tax(sheet: SlipSheet) -> SlipBlock:
    base = Counter[bool]()
    for one in sheet.amounts:
        if one.part == BASE and one.code in ("taxed", "taxed_once"):
            base[one.one_off] += one.base
    rows = [Row(words.TAX_GROSS, (_cents(base[False]), _cents(base[True])))]
    if free := sum(one.base for one in sheet.amounts if one.part == BASE and one.code == ACTIVE):
        rows.append(Row(words.FREE_OF_AGE, (_cents(free), "")))
    for code, said in words.TAXES.items():
        values = Counter[bool]()
        for one in sheet.amounts:
            if one.part == TAX and one.code == code:
                values[one.one_off] += one.employee
        rows.append(Row(said, (_cents(values[False]), _cents(values[True]))))
    return SlipBlock(words.TAX_BLOCK, (words.RUNNING, words.ONE_OFF), tuple(rows))


def _insurance(sheet: SlipSheet) -> SlipBlock:
    rows = []
    for one in sheet.amounts:
        if one.part == INSURANCE:
            said = words.BRANCHES[one.code]
            if one.last_year:
                said = Text(f"{said.de} ({words.LAST_YEAR.de})", f"{said.en} ({words.LAST_YEAR.en})")
            rows.append(Row(said, (_cents(one.base), _cents(one.employee), _cents(one.employer))))
    return SlipBlock(words.INSURANCE_BLOCK, (words.BASE, words.EMPLOYEE, words.EMPLOYER), tuple(rows))


def _net(sheet: SlipSheet) -> SlipBlock:
    rows = [Row(words.NET, (_cents(sheet.slip.net),), True)]
    rows += [
        Row(words.SUBSIDIES[one.code], (_cents(one.employee),))
        for one in sheet.amounts
        if one.part == SUBSIDY
    ]
    for part in (NET, APART, PLANNED, CLAIM):
        rows += [_after_net(sheet, one) for one in _ordered(sheet, part) if one.employee]
    for one in sheet.corrected:
        month = f"{one.month:%m/%Y}"
        said = Text(f"{words.CORRECTION.de} {month}", f"{words.CORRECTION.en} {month}")
        rows.append(Row(said, (_cents(one.now.payout - (one.before.payout if one.before else 0)),)))
    rows.append(Row(words.PAYOUT, (_cents(sheet.payout),), True))
    note = None
    if sheet.payee.iban:
        shown = f"{sheet.payee.iban[:4]} … {sheet.payee.iban[-4:]}"
        note = Text(f"{words.ACCOUNT.de} {shown}", f"{words.ACCOUNT.en} {shown}")
    return SlipBlock(words.NET_BLOCK, (words.AMOUNT,), tuple(rows), note)


def _after_net(sheet: SlipSheet, one: Amount) -> Row:
    """Return what stands between net and payout; of something kept back also what is still open of it."""
    said = _kind(sheet, one.code)
    if one.part == APART:
        said = Text(f"{said.de} ({words.IN_KIND.de})", f"{said.en} ({words.IN_KIND.en})")
    key = int(one.code.partition(".")[2] or 0)
    claim = next((row for row in sheet.given.claims if one.part == CLAIM and row.key == key), None)
    if claim is not None and claim.left is not None:
        left = _cents(claim.left + one.employee)
        said = Text(f"{said.de}, {words.OPEN_REST.de} {left}", f"{said.en}, {words.OPEN_REST.en} {left}")
    return Row(said, (_cents(one.employee),))


def _correction(one: Corrected, sheet: SlipSheet) -> SlipBlock:
    """Return what a correction changes: before, now and the difference of each amount that differs."""
    before, now = _by_code(one.amounts_before), _by_code(one.amounts)
    rows = [
        Row(_said(key, sheet), _three(before[key], now[key]))
        for key in dict.fromkeys([*now, *before])
        if before[key] != now[key]
    ]
    was = one.before.payout if one.before else 0
    rows.append(Row(words.PAYOUT, _three(was, one.now.payout), True))
    month = f"{month_end(one.month):%m/%Y}"
    title = Text(f"{words.CORRECTION.de} {month}", f"{words.CORRECTION.en} {month}")
    return SlipBlock(title, (words.BEFORE, words.NOW, words.DIFFERENCE), tuple(rows))


def _three(before: int, now: int) -> tuple[str, str, str]:
    return _cents(before), _cents(now), _cents(now - before)


def _by_code(amounts: Iterable[Amount]) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for one in amounts:
        if one.part != BASE and one.employee:
            found[one.part, one.code] += one.employee
    return found


def _said(key: tuple[str, str], sheet: SlipSheet) -> Text:
    part, code = key
    table = {TAX: words.TAXES, INSURANCE: words.BRANCHES, SUBSIDY: words.SUBSIDIES}.get(part)
    return table[code] if table is not None else _kind(sheet, code)


def _limits() -> SlipBlock:
    """Return what payroll does not cover, a line a case."""
    rows = tuple(Row(one.short, ("",)) for one in not_covered())
    return SlipBlock(words.LIMITS, (Text("", ""),), rows)


def _year(sheet: SlipSheet) -> SlipBlock:
    """Return the totals of the year up to this month."""
    year = sheet.year
    parts = Counter[str]()
    for (part, _code), amount in year.items():
        parts[part] += amount if part != BASE else 0
    taxed = year.get((BASE, "taxed"), 0) + year.get((BASE, "taxed_once"), 0)
    rows = [Row(words.GROSS, (_cents(parts[PAY]),)), Row(words.TAX_GROSS, (_cents(taxed),))]
    rows += [Row(said, (_cents(year.get((TAX, code), 0)),)) for code, said in words.TAXES.items()]
    rows.append(Row(words.INSURANCE_BLOCK, (_cents(parts[INSURANCE]),)))
    rows.append(Row(words.NET, (_cents(parts[PAY] - parts[TAX] - parts[INSURANCE]),)))
    title = Text(
        f"{words.YEAR_BLOCK.de} {sheet.slip.month.year}", f"{words.YEAR_BLOCK.en} {sheet.slip.month.year}"
    )
    return SlipBlock(title, (words.AMOUNT,), tuple(rows))
