"""Ways to book a movement beyond one account: rules in parts, transfers between own accounts, lists that the clerk explains."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import BadFile, Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.queries import (
    LineView,
    free_ledger_account,
    open_lines,
    profiles_of_book,
    rule_of,
    rules,
    rules_source,
)
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile, read_files
from app.modules.finance.banking.readers.mapping import profile_of, unknown
from app.modules.finance.banking.rules import Movement, Rule, RulePart, read_share
from app.modules.finance.banking.services.movements import (
    accept,
    delete_rule,
    post_by_rules,
    save_bank_account,
    save_rule,
    take,
)
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.banking.services.statement_import import bring_in, save_profile
from app.modules.finance.banking.transfer import read_rules
from app.modules.finance.booking.services import post_stack
from app.modules.finance.chart.queries import account_rows
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.queries.balances import balances_at

ONE, TWO = "DE02120300000000202051", "DE02500105170137075030"
DAY = datetime.date(2026, 5, 4)
RULE = Rule(
    "Miete",
    "miete",
    "",
    "out",
    None,
    most=None,
    account="6310",
    tax="",
    cost1="",
    text="Miete",
    parts=(RulePart("6325", 100_00), RulePart("6805", points=10_00)),
)
LIST = 'Konto;Tag der Buchung;Wer;Wof\u00fcr;Summe in EUR\n1;04.05.2026;M\u00fcller;"Rechnung; 7";-1.234,50\n1;05.05.2026;Meier;Miete;10,00\n'


def brought(office: Office, iban: str, *movements: Movement, number: str = "1") -> list[LineView]:
    """Bring a statement in and return what is open."""
    data = camt_file(iban, number, 1000_00, list(movements), DAY)
    office.run(bring_in, [BankFile(f"{iban}.xml", "camt.053", data, tuple(camt.read(data)))])
    return office.read(open_lines)


def moved(amount: int, iban: str = "", text: str = "Umbuchung", day: datetime.date = DAY) -> Movement:
    """Return a movement."""
    return Movement(amount, "EUR", day, day, "Wir selbst", iban=iban, text=text)


def two_banks(office: Office) -> None:
    """Make two bank accounts."""
    office.run(save_bank_account, ONE, "Girokonto", "1800")
    office.run(save_bank_account, TWO, "Sparkonto", "1810")


def post_all(office: Office) -> dict[str, int]:
    """Post every open stack and return the balances."""
    for key in office.read(
        reads("")(
            lambda c: c.exec_driver_sql("SELECT id FROM finance_stack WHERE state = 'draft'").scalars().all()
        )
    ):
        office.run(post_stack, key)
    return office.read(balances_at, datetime.date(2026, 12, 31))


def test_a_rule_splits_fixed_parts_and_per_cent(any_office: Office) -> None:
    """Parts come off first, the rule's account takes the rest; proposed in parts, and posted so when automatic."""
    two_banks(any_office)
    any_office.run(save_rule, RULE)
    (line,) = brought(any_office, ONE, moved(-1000_00, text="Miete Mai"))
    best = any_office.read(proposals, line)[0]
    assert [(part.account, part.amount) for part in best.parts] == [
        ("6325", 100_00),
        ("6805", 100_00),
        ("6310", 800_00),
    ]
    any_office.run(take, line.id, best)
    found = post_all(any_office)
    assert [found[number] for number in ("6325", "6805", "6310", "1800")] == [
        100_00,
        100_00,
        800_00,
        -1000_00,
    ]
    any_office.run(save_rule, replace(RULE, automatic=True))
    brought(any_office, ONE, moved(-333_33, text="Miete Juni", day=datetime.date(2026, 6, 4)), number="2")
    assert any_office.run(post_by_rules) == (1, 0)
    found = post_all(any_office)
    assert [found[number] for number in ("6325", "6805", "6310", "1800")] == [
        200_00,
        133_33,
        1000_00,
        -1333_33,
    ]


def test_a_rule_whose_parts_are_more_than_there_is_does_not_fit() -> None:
    """A movement of 50 has no room for a fixed part of 100."""
    assert RULE.fits("x", "", "Miete", -200_00)
    assert not RULE.fits("x", "", "Miete", -50_00)
    assert (read_share("40 %"), read_share("12.50")) == ((0, 40_00), (12_50, 0))
    for text in ("0 %", "101 %", "-3", "x"):
        with pytest.raises(Invalid):
            read_share(text)


def test_rules_are_changed_and_taken_away(office: Office) -> None:
    """A rule keeps its parts; it is renamed by its key; a name that is taken, unknown accounts and parts beyond 100 % are refused."""
    key = office.run(save_rule, RULE)
    assert office.read(rule_of, key) == RULE
    office.run(save_rule, replace(RULE, name="Halle", parts=()), key)
    assert [one.name for one in office.read(rules)] == ["Halle"]
    office.run(save_rule, RULE)
    for wrong, words in (
        (replace(RULE, name="Halle"), "this name"),
        (replace(RULE, parts=(RulePart("0000", 1),)), "0000"),
        (replace(RULE, parts=(RulePart("6325", points=60_00), RulePart("6805", points=60_00))), "100 %"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(save_rule, wrong, office.read(rules_source().keys, {"name": "Miete"})[0])
    office.run(delete_rule, key)
    assert [one.name for one in office.read(rules)] == ["Miete"]
    with pytest.raises(Invalid, match="no longer"):
        office.read(rule_of, key)


def test_both_sides_of_a_transfer_are_booked_as_one(any_office: Office) -> None:
    """With both files in: one line of a stack for both movements, neither stays open."""
    two_banks(any_office)
    brought(any_office, ONE, moved(-500_00, TWO))
    lines = brought(any_office, TWO, moved(500_00, ONE, day=datetime.date(2026, 5, 4)))
    best = any_office.read(proposals, lines[0])[0]
    assert (best.account, best.other) == ("1810", lines[1].id)
    any_office.run(take, lines[0].id, best)
    assert any_office.read(open_lines) == []
    found = post_all(any_office)
    assert (found["1800"], found["1810"]) == (-500_00, 500_00)


@pytest.mark.parametrize(("apart", "found"), [(-6, False), (-5, True), (5, True), (6, False)])
def test_two_sides_of_a_transfer_are_at_most_five_days_apart(office: Office, apart: int, found: bool) -> None:
    """Further apart they are two movements; the proposal still is the other account, alone."""
    two_banks(office)
    day = datetime.date(2026, 5, 13)
    brought(office, ONE, moved(-500_00, TWO, day=day))
    lines = brought(office, TWO, moved(500_00, ONE, day=day + datetime.timedelta(days=apart)))
    mine, other = sorted(lines, key=lambda one: one.amount)
    best = office.read(proposals, mine)[0]
    assert (best.account, best.other) == ("1810", other.id if found else None)


def test_the_other_side_may_come_later(any_office: Office) -> None:
    """In the stack or posted already: the second movement joins what the first one booked, nothing is booked twice."""
    two_banks(any_office)
    for number, posted in (("1", False), ("2", True)):
        (line,) = brought(any_office, ONE, moved(-70_00, TWO, text=f"Sparen {number}"), number=number)
        any_office.run(take, line.id, any_office.read(proposals, line)[0])
        if posted:
            post_all(any_office)
        (there,) = brought(any_office, TWO, moved(70_00, ONE, text=f"Sparen {number}"), number=number)
        best = any_office.read(proposals, there)[0]
        assert (best.entry is not None, best.stack_line is not None) == (posted, not posted)
        any_office.run(take, there.id, best)
        assert any_office.read(open_lines) == []
    found = post_all(any_office)
    assert (found["1800"], found["1810"]) == (-140_00, 140_00)


def test_what_is_no_other_side_is_refused(office: Office) -> None:
    """Another amount, the same account: refused, both stay open."""
    two_banks(office)
    brought(office, ONE, moved(-500_00, TWO))
    lines = brought(office, TWO, moved(400_00, ONE))
    with pytest.raises(Invalid, match="other side"):
        office.run(accept, lines[0].id, "1810", "", "", "", "", lines[1].id)
    assert len(office.read(open_lines)) == 2


def test_an_unknown_list_is_explained_once(any_office: Office, tmp_path: Path) -> None:
    """Titles, rows and likely meanings are found; the profile that is kept reads this file and the next."""
    path = tmp_path / "bank.csv"
    path.write_bytes(LIST.encode("cp1252"))
    with pytest.raises(BadFile):
        read_files([path])
    found = unknown(path.read_bytes())
    assert found is not None
    assert (found.titles[1], found.point, len(found.rows)) == ("Tag der Buchung", False, 2)
    chosen = {"day": "Tag der Buchung", "name": "Wer", "text": "Wofür", "amount": "Summe in EUR"}
    any_office.run(save_profile, profile_of("Meine Bank", chosen, found.point))
    more = any_office.read(profiles_of_book)
    (file,) = read_files([path], more=more)
    assert [(one.day, one.amount, one.name, one.text) for one in file.statements[0].movements] == [
        (datetime.date(2026, 5, 4), -1234_50, "Müller", "Rechnung; 7"),
        (datetime.date(2026, 5, 5), 10_00, "Meier", "Miete"),
    ]
    any_office.run(save_profile, profile_of("Meine Bank", chosen | {"value_day": "Konto"}, point=False))
    assert any_office.read(profiles_of_book)[0].must == (
        "Tag der Buchung",
        "Wer",
        "Wofür",
        "Summe in EUR",
        "Konto",
    )
    with pytest.raises(Invalid, match="brings"):
        any_office.run(save_profile, profile_of("DKB", chosen, point=False))


@pytest.mark.parametrize(
    ("name", "chosen", "words"),
    [
        ("", {"day": "a", "amount": "b"}, "name"),
        ("x", {"amount": "b"}, "day"),
        ("x", {"day": "a", "debit": "b"}, "amount"),
        ("x", {"day": "a", "amount": "a"}, "one thing"),
    ],
)
def test_a_mapping_needs_day_and_amount(name: str, chosen: dict[str, str], words: str) -> None:
    """A sentence each."""
    with pytest.raises(Invalid, match=words):
        profile_of(name, chosen, point=False)


def test_what_is_no_list_is_not_asked_about() -> None:
    """Prose, binary, a list without days: nothing to explain; points are recognised, banks' own titles are taken as likely."""
    for data in (b"Sehr geehrte Damen;und;Herren\n", b"\0\1\2", b"a;b;c\n1;2;3\n", b""):
        assert unknown(data) is None
    found = unknown(b"Buchungstag,Empf,Betrag\n2026-05-04,X,-12.50\n")
    assert found is not None
    assert (found.point, found.likely["day"], found.likely["amount"]) == (True, "Buchungstag", "Betrag")


PARTS = """[[rule]]
name = "Miete"
words = "miete"
sign = "out"
account = "6310"
text = "Miete"
[[rule.part]]
account = "6325"
amount = "100.00"
[[rule.part]]
account = "6805"
percent = "10"
"""


def test_a_rule_file_splits_like_a_rule_of_the_book(any_office: Office, tmp_path: Path) -> None:
    """The parts of the file are the parts of the form; a run with it posts the three lines."""
    file = tmp_path / "rules.toml"
    file.write_text(PARTS, encoding="utf-8")
    read = read_rules(file)
    assert read == [RULE]
    two_banks(any_office)
    brought(any_office, ONE, moved(-1000_00, text="Miete Mai"))
    assert any_office.run(post_by_rules, read) == (1, 0)
    held = any_office.read(balances_at, datetime.date(2026, 12, 31))
    assert [held[account] for account in ("1800", "6325", "6805", "6310")] == [
        -1000_00,
        100_00,
        100_00,
        800_00,
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('account = "6325"', "", "names no account"),
        ('amount = "100.00"', 'amount = "100.00"\npercent = "3"', "one of the two"),
        ('percent = "10"', "", "one of the two"),
        ('percent = "10"', 'percent = "101"', "from 0.01 to 100"),
        ('amount = "100.00"', 'amount = "-5"', "above zero"),
        ('amount = "100.00"', 'amount = "viel"', "is not an amount"),
        ('account = "6325"', 'account = "6325"\ncolour = 1', "no colour"),
        (PARTS[PARTS.index("[[rule.part]]") :], "part = 3", "[[rule.part]]"),
    ],
)
def test_a_wrong_part_of_a_rule_file_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    """The file is refused whole, with what is wrong and the number of its rule."""
    file = tmp_path / "rules.toml"
    assert PARTS.count(old) == 1
    file.write_text(PARTS.replace(old, new), encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_rules(file)
    assert [(fault.line, words in str(fault.message)) for fault in caught.value.faults] == [(1, True)]


def test_a_new_bank_account_gets_the_next_ledger_account(office: Office) -> None:
    """The chart's first account of a bank, then the next that no bank account has; a blocked one is passed by."""
    assert office.read(free_ledger_account) == "1800"
    office.run(save_bank_account, "DE02120300000000202051", "Bank", "1800")
    assert office.read(free_ledger_account) == "1810"
    row = office.read(reads("")(lambda c: account_rows(c, ["1810"])))[0]
    draft = AccountDraft(row.number, "Bank 1", "Bank 1", blocked=True)
    office.run(save_account, draft, row.id, row.version)
    assert office.read(free_ledger_account) == "1820"
