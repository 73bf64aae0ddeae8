"""Commands that make, move, post, release or number something and are no case of the twice-test: it says so, and the list only gets shorter."""

from __future__ import annotations

# They decide one after the other under the lock of their topic; what a second one does is up to what they compare, and
# is tested, where it is, beside their topic.
NOT_TRIED = [
    "documents.archive.take_out",
    "documents.archive.take_stamp_off",
    "documents.retention.release",
    "documents.retention.release_hold",
    "finance.banking.post_by_rules",
    "finance.banking.take",
    "finance.booking.begin_month",
    "finance.budgets.close_review",
    "finance.closing.close_year",
    "finance.datev.import_masters",
    "finance.datev.import_stack",
    "finance.fixed_assets.move",
    "finance.ledger.import_entries",
    "finance.ledger.take_back_import",
    "finance.payments.take_back",
    "finance.purchases.release_hold",
    "finance.sales.issue_sale",
    "hr.payroll.post_and_pay",
    "hr.worktime.close_times",
    "inventory.counting.import_count",
    "inventory.purchasing.close",
    "inventory.purchasing.release_match",
    "inventory.stock.book_many",
    "inventory.stock.import_sheet",
    "it.arrivals.make_devices",
    "it.assets.import_assets",
    "it.assets.move",
    "it.helpdesk.close_old",
    "it.helpdesk.take_mail",
    "it.infrastructure.release_address",
    "it.infrastructure.take_from_agents",
    "it.licences.take_seat",
    "organisation.contacts.import_cards",
]
