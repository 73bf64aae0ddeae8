"""What two desks may try at once with money beyond single entries: rules of the bank, files of entries, reviews, years, holds, a sale of a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from app.data.office import Office
from app.data.record_extras import follow_ups, settle_follow_up
from app.data.users import UserDraft, save_user
from app.modules.finance.banking.rules import Proposal
from app.modules.finance.banking.services.movements import post_by_rules, save_rule, take
from app.modules.finance.booking.services import begin_month
from app.modules.finance.budgets.services.variance import close_review, open_review
from app.modules.finance.chart.queries import years
from app.modules.finance.closing.services import close_year
from app.modules.finance.datev.services.masters import export_masters, import_masters
from app.modules.finance.datev.services.stacks import import_stack
from app.modules.finance.fixed_assets.services import move
from app.modules.finance.ledger.services.import_undo import take_back_import
from app.modules.finance.ledger.transfer.entries import import_entries, run_import
from app.modules.finance.payments.services import take_back
from app.modules.finance.purchases.services.invoices import hold, post_purchase, release_hold, save_purchase
from app.modules.finance.sales.readers.sale_file import Sale, SaleLine
from app.modules.finance.sales.services.sale_file import issue_sale
from tests.conftest import GOOD
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, _movement, _one_asset, _released, counting, file_of
from tests.modules.finance.purchase_cases import a_supplier, an_invoice
from tests.modules.finance.sales_cases import ready
from tests.modules.finance.test_bank_ways import ONE, RULE, brought, moved, two_banks
from tests.modules.finance.test_datev_import import row, stack

ENTRIES = "SELECT count(*) FROM finance_entry"
FILE = (
    "entry;date;document;debit;credit;amount;tax\n"
    "1;2026-04-03;B1;6310;1800;119.00;VST19\n2;2026-05-04;B2;6310;1800;10.00;\n"
)


def _by_rule(office: Office) -> None:
    two_banks(office)
    office.run(save_rule, replace(RULE, automatic=True, parts=()))
    brought(office, ONE, moved(-1000_00, text="Miete Mai"))


def _proposed(office: Office) -> tuple[int, Proposal]:
    return _movement(office), Proposal("6800", "", "", "Porto", reasons=(), score=1)


def _reviewed(office: Office) -> int:
    office.run(save_user, UserDraft("anna", "Anna", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    key = office.run(open_review, "März", D(2026, 3, 31), D(2026, 4, 10), "Bitte erläutern", ["anna"])
    for one in office.read(follow_ups):
        office.run(settle_follow_up, one.id)
    return key


def _entries(office: Office) -> Path:
    return file_of("e.csv", FILE.encode())


def _imported(office: Office) -> int:
    return run_import(office, _entries(office)).file


def _stack(_office: Office) -> Path:
    return file_of("DTVF_x.csv", stack(row("10,00", "6800", "1800")))


def _labels(office: Office) -> Path:
    labels, *_people = export_masters(office, file_of("x", b"").parent)
    data = labels.read_bytes().replace(b'1800;"', b'1800;"Konto bei der ', 1)
    labels.write_bytes(data.replace(b';"Bank"', b';"Konto bei der Bank"', 1))
    return labels


def _held(office: Office) -> int:
    key = office.run(save_purchase, an_invoice(a_supplier(office)))
    office.run(post_purchase, key)
    office.run(hold, key, "Ware fehlt")
    return key


def _sale(office: Office) -> Sale:
    ready(office)
    day = D(2026, 11, 20)
    return Sale("Krüger KG", (SaleLine("Montage", price=Decimal(60)),), day=day, supplied_from=day)


CASES = (
    Case(
        "finance.banking.post_by_rules",
        _by_rule,
        lambda office, _: office.run(post_by_rules),
        counting("SELECT count(*) FROM finance_bank_line WHERE entry_id IS NOT NULL"),
        succeed=(2,),
    ),
    Case(
        "finance.banking.take",
        _proposed,
        lambda office, made: office.run(take, *made),
        counting("SELECT count(*) FROM finance_stack_line"),
    ),
    Case(
        "finance.booking.begin_month",
        lambda office: None,
        lambda office, _: office.run(begin_month, D(2026, 5, 1)),
        counting("SELECT count(*) FROM finance_stack"),
        succeed=(2,),
    ),
    Case(
        "finance.budgets.close_review",
        _reviewed,
        lambda office, key: office.run(close_review, key, "geprüft"),
        counting("SELECT count(*) FROM finance_budget_review WHERE closed IS NOT NULL"),
    ),
    Case(
        "finance.closing.close_year",
        lambda office: office.read(years)[0].id,
        lambda office, key: office.run(close_year, key),
        counting("SELECT count(*) FROM trail WHERE table_name = 'finance_period' AND kind = 'update'"),
        13,
        succeed=(2,),
    ),
    Case(
        "finance.datev.import_masters",
        _labels,
        lambda office, path: office.run(import_masters, path),
        counting("SELECT count(*) FROM trail WHERE table_name = 'finance_account' AND kind = 'update'"),
        succeed=(2,),
    ),
    Case(
        "finance.datev.import_stack",
        _stack,
        lambda office, path: office.run(import_stack, path),
        counting(ENTRIES),
    ),
    Case(
        "finance.fixed_assets.move",
        _one_asset,
        lambda office, key: office.run(move, key, D(2026, 5, 31), "0690"),
        counting("SELECT count(*) FROM finance_asset_change"),
    ),
    Case(
        "finance.ledger.import_entries",
        _entries,
        lambda office, path: office.run(import_entries, path),
        counting(ENTRIES),
        2,
    ),
    Case(
        "finance.ledger.take_back_import",
        _imported,
        lambda office, key: office.run(take_back_import, key),
        counting("SELECT count(*) FROM trail WHERE table_name = 'finance_entry' AND kind = 'delete'"),
        2,
    ),
    Case(
        "finance.payments.take_back",
        _released,
        lambda office, at: office.run(take_back, at[1]),
        counting("SELECT count(*) FROM finance_payment WHERE state = 'open' AND released_by = ''"),
    ),
    Case(
        "finance.purchases.release_hold",
        _held,
        lambda office, key: office.run(release_hold, key),
        counting("SELECT count(*) FROM finance_purchase WHERE state = 'posted'"),
    ),
    Case(
        "finance.sales.issue_sale",
        _sale,
        lambda office, sale: office.run(issue_sale, sale),
        counting("SELECT count(DISTINCT number) FROM finance_sales_document"),
        2,
        succeed=(2,),
    ),
)
