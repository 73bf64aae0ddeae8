"""What two desks may try at the same moment: how a book is prepared, what both do, and what must be there how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.data.office import Office
from app.modules.finance.banking.services.movements import accept
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.booking.api import save_line
from app.modules.finance.booking.services import post_stack
from app.modules.finance.cash.services import RegisterDraft, close_day, reopen_day, save_register
from app.modules.finance.chart.services import save_tax_case
from app.modules.finance.closing.services import (
    carry,
    move_provision,
    post_accruals,
)
from app.modules.finance.fixed_assets.services import dispose, impair, post_wear
from app.modules.finance.ledger.services.entries import correct, finalise, reverse
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.open_items.services.settling import settle
from app.modules.finance.open_items.services.settling import take_back as take_back_settlement
from app.modules.finance.payments.rules.payments import TRANSFER
from app.modules.finance.payments.services import (
    cancel,
    release,
    save_payment,
    write_file,
)
from app.modules.finance.purchases.services.invoices import post_purchase, save_purchase
from app.modules.finance.tax.api import CaseDraft, TaxationDraft
from app.modules.finance.vat.services import file_return, post_payable, save_taxation
from tests.data.twice_helpers import (
    CASH,
    D,
    _accrual,
    _asset,
    _draft_of,
    _empty,
    _final,
    _line,
    _movement,
    _next_year,
    _one_asset,
    _payment,
    _provision,
    _released,
    _sale,
    _stack,
    _statement,
    _till,
    _uncounted,
    counting,
    open_claim,
    posted,
    settled_claim,
)
from tests.modules.finance.payment_cases import draft, items, ready
from tests.modules.finance.purchase_cases import a_supplier, an_invoice

OWN_CASE = CaseDraft("NEU", D(2026, 1, 1), 500, "output", output_account="3803", kz_base="35", name_de="Neu")


@dataclass(frozen=True)
class Case:
    """One attempt: prepared book, what the first desk does, what the second (else the same), and what a query counts afterwards."""

    name: str
    prepare: Callable[[Office], Any]
    call: Callable[[Office, Any], object]
    count: Callable[[Office, Any], object]
    wanted: object = 1
    other: Callable[[Office, Any], object] | None = None
    succeed: tuple[int, ...] = (1,)  # how many of the two may come through
    keyed: bool = (
        True  # False for what leaves no run: only numbers are taken, and a number too many harms nobody
    )


# -- finance -------------------------------------------------------------------


FINANCE = (
    Case(
        "finance.purchases.save_purchase",
        a_supplier,
        lambda office, who: office.run(save_purchase, an_invoice(who)),
        counting("SELECT count(*) FROM finance_purchase"),
    ),
    Case(
        "finance.purchases.post_purchase",
        lambda office: office.run(save_purchase, an_invoice(a_supplier(office))),
        lambda office, key: office.run(post_purchase, key),
        counting("SELECT count(*) FROM finance_entry WHERE document = 'R-1'"),
        succeed=(1, 2),
    ),
    Case(
        "finance.open_items.pay_items",
        ready,
        lambda office, bank: office.run(pay_items, items(office, account="70010"), bank),
        counting("SELECT count(*) FROM finance_payment WHERE document = 'ER-1'"),
    ),
    Case(
        "finance.open_items.settle",
        open_claim,
        lambda office, one: office.run(settle, one),
        counting("SELECT count(*) FROM finance_settlement"),
    ),
    Case(
        "finance.open_items.take_back",
        settled_claim,
        lambda office, key: office.run(take_back_settlement, key, "x"),
        counting("SELECT count(*) FROM finance_entry WHERE text LIKE 'Small%'"),
        wanted=2,
    ),
    Case(
        "finance.banking.accept",
        _movement,
        lambda office, key: office.run(accept, key, "6800"),
        counting("SELECT count(*) FROM finance_stack_line"),
    ),
    Case(
        "finance.fixed_assets.post_wear",
        _asset,
        lambda office, _: office.run(post_wear, D(2026, 5, 31)),
        counting("SELECT count(*) FROM finance_asset_run"),
    ),
    Case(
        "finance.vat.post_payable",
        _sale,
        lambda office, _: office.run(post_payable, D(2026, 5, 1), D(2026, 5, 31)),
        counting("SELECT count(*) FROM finance_entry WHERE origin = 'vat'"),
    ),
    Case(
        "finance.vat.file_return",
        _sale,
        lambda office, _: office.run(file_return, D(2026, 5, 1), D(2026, 5, 31), 0),
        counting("SELECT count(*) FROM finance_vat_return"),
    ),
    Case(
        "finance.vat.save_taxation",
        _sale,
        lambda office, _: office.run(save_taxation, TaxationDraft(D(2026, 7, 1), "cash")),
        counting("SELECT count(*) FROM finance_taxation"),
    ),
    Case(
        "finance.chart.save_tax_case",
        _sale,
        lambda office, _: office.run(save_tax_case, OWN_CASE),
        counting("SELECT count(*) FROM finance_tax_case WHERE key = 'NEU'"),
    ),
    Case("finance.cash.book", _till, _empty, counting(CASH), 19_99),
    Case(
        "finance.ledger.post",
        _till,
        lambda office, _: posted(office, D(2026, 3, 2), ("6800", 80_00), ("1600", -80_00)),
        counting(CASH),
        19_99,
    ),
    Case(
        "finance.booking.post_stack",
        _stack,
        lambda office, key: office.run(post_stack, key),
        counting("SELECT count(*) FROM finance_stack_line WHERE entry_id IS NULL"),
        0,
        other=lambda office, key: office.run(save_line, key, _line("ER-2")),
        succeed=(1, 2),
    ),
    Case(
        "finance.banking.bring_in",
        _statement,
        lambda office, files: office.run(bring_in, files),
        counting("SELECT count(*) FROM finance_bank_line"),
        succeed=(1, 2),
    ),
    Case(
        "finance.payments.save_payment",
        ready,
        lambda office, bank: office.run(save_payment, draft(bank, account="70010", document="ER-1")),
        counting("SELECT count(*) FROM finance_payment"),
    ),
    Case(
        "finance.payments.release",
        _payment,
        lambda office, at: office.run(release, at[1]),
        counting("SELECT count(*) FROM finance_payment WHERE state = 'released'"),
    ),
    Case(
        "finance.payments.release or cancel",
        _payment,
        lambda office, at: office.run(release, at[1]),
        counting("SELECT count(*) FROM finance_payment WHERE state IN ('released', 'cancelled')"),
        other=lambda office, at: office.run(cancel, at[1]),
        succeed=(1, 2),  # what is released may still be cancelled, not the other way round
    ),
    Case(
        "finance.payments.write_file",
        _released,
        lambda office, at: office.run(write_file, at[0], TRANSFER),
        counting("SELECT count(*) FROM finance_payment_file"),
    ),
    Case(
        "finance.closing.post_accruals",
        _accrual,
        lambda office, _: office.run(post_accruals, D(2026, 12, 31)),
        counting("SELECT sum(amount) FROM finance_line WHERE amount > 0"),
        1200_00 + 897_53,
    ),
    Case(
        "finance.closing.move_provision",
        _provision,
        lambda office, key: office.run(move_provision, key, "use", D(2026, 3, 1), 400_00, "Kanzlei", "6827"),
        counting("SELECT count(*) FROM finance_provision_move WHERE kind = 'use'"),
    ),
    Case(
        "finance.closing.carry",
        _next_year,
        lambda office, year: office.run(carry, year),
        counting("SELECT count(*) FROM finance_entry WHERE day = '2027-01-01'"),
    ),
    Case(
        "finance.fixed_assets.dispose",
        _one_asset,
        lambda office, key: office.run(dispose, key, D(2026, 5, 31), 0),
        counting("SELECT count(*) FROM finance_entry WHERE text LIKE 'Disposal%'"),
    ),
    Case(
        "finance.fixed_assets.impair",
        _one_asset,
        lambda office, key: office.run(impair, key, D(2026, 5, 31), 8_000_00, "Wasser"),
        counting("SELECT count(*) FROM finance_asset_change"),
    ),
    Case(
        "finance.ledger.finalise",
        lambda office: posted(office, D(2026, 3, 3), ("1800", 100_00), ("2900", -100_00)),
        lambda office, _: office.run(finalise, D(2026, 3, 31)),
        counting("SELECT count(*) FROM finance_entry WHERE number IS NOT NULL"),
        succeed=(1, 2),
    ),
    Case(
        "finance.ledger.reverse",
        _final,
        lambda office, name: office.run(reverse, name, "falsch"),
        counting("SELECT count(*) FROM finance_entry WHERE reversal_of IS NOT NULL"),
    ),
    Case(
        "finance.ledger.correct",
        lambda office: posted(office, D(2026, 3, 3), ("1800", 100_00), ("2900", -100_00)),
        lambda office, key: office.run(correct, key, 1, _draft_of(200_00)),
        counting("SELECT sum(amount) FROM finance_line WHERE amount > 0"),
        200_00,
    ),
    Case(
        "finance.cash.close_day",
        _till,
        lambda office, key: office.run(close_day, key, D(2026, 3, 2), {1: 9999}, ""),
        counting("SELECT count(*) FROM finance_cash_count"),
    ),
    Case(
        "finance.cash.close_day while money goes out",
        _till,
        lambda office, key: office.run(close_day, key, D(2026, 3, 2), {1: 9999}, ""),
        _uncounted,
        0,
        other=_empty,
    ),
    Case(
        "finance.cash.reopen_day",
        lambda office: (key := _till(office), office.run(close_day, key, D(2026, 3, 2), {1: 9999}, ""))[0],
        lambda office, key: office.run(reopen_day, key, "verzählt"),
        counting("SELECT count(*) FROM finance_cash_count"),
        0,
    ),
    Case(
        "finance.cash.save_register",
        lambda office: None,
        lambda office, _: office.run(save_register, RegisterDraft("Kasse", "1600", "6300")),
        counting("SELECT count(*) FROM finance_cash_register"),
    ),
    Case(
        "finance.booking.post_stack twice",
        _stack,
        lambda office, key: office.run(post_stack, key),
        counting("SELECT count(*) FROM finance_entry"),
    ),
)
