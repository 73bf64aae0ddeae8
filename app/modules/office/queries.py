"""What is read of the trail and of the tries to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.core.manifest import command_titles
from app.core.messages import N_
from app.data.history import say, table_titles
from app.data.lists import ListSource, listed, shown_as
from app.data.system_tables import SignInTry, TrailRow, TrailRun, User
from app.data.trail import kept
from app.data.visibility import seen

KINDS = {
    "insert": N_("made"),
    "update": N_("changed"),
    "delete": N_("taken away"),
    "batch": N_("made, many"),
    "seal": N_("finalised, many"),
    "trust": N_("confirmed"),
}


TABLE, BEFORE, AFTER = 3, 6, 7  # places of the columns below


def _in_words(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
    """Write what stood in a row before and after as a person reads it; what is filtered is still what was kept."""
    for row in rows:
        for place in (BEFORE, AFTER):
            row[place] = say(row[TABLE], kept(connection, row[place])) if row[place] else row[place]


def trail_source() -> ListSource:
    """Return the list of all changes, newest first."""
    t, r = TrailRow, TrailRun
    columns = (
        shown_as(r.at, title=N_("When")),
        shown_as(r.login, title=N_("Who")),
        shown_as(r.command, title=N_("Command"), choices=command_titles()),
        shown_as(t.table_name, "table", title=N_("Record"), width=160, choices=table_titles()),
        shown_as(t.row_key, "key", title=N_("Key"), width=80),
        shown_as(t.kind, title=N_("What"), choices=KINDS),
        shown_as(t.before, title=N_("Before")),
        shown_as(t.after, title=N_("After")),
        shown_as(t.run, title=N_("Step")),
    )
    return ListSource(
        "office.trail",
        t,
        columns,
        (t.id.desc(),),
        joins=((r.__table__, r.seq == t.run),),
        finish=_in_words,
        visible=lambda connection: seen(connection, t.table_name.expression, t.row_key.expression),
        also=frozenset(
            {
                "app_role",
                "app_user",
                "app_user_role",
                "approval_rule",
                "approval_run",
                "approval_step",
                "area",
                "attachment",
                "contact",
                "document",
                "document_case",
                "document_erasure",
                "document_field",
                "document_held",
                "document_hold",
                "document_node",
                "document_rule",
                "document_stamp",
                "document_tag",
                "document_tagged",
                "document_type",
                "document_value",
                "document_version",
                "document_watched",
                "finance_account",
                "finance_accrual",
                "finance_accrual_run",
                "finance_asset",
                "finance_asset_change",
                "finance_asset_run",
                "finance_bank_account",
                "finance_bank_line",
                "finance_bank_profile",
                "finance_bank_rule",
                "finance_bank_statement",
                "finance_budget_line",
                "finance_budget_note",
                "finance_budget_review",
                "finance_cash_count",
                "finance_cash_register",
                "finance_cost_centre",
                "finance_entry",
                "finance_fiscal_year",
                "finance_line",
                "finance_mandate",
                "finance_measure",
                "finance_partner",
                "finance_payment",
                "finance_payment_file",
                "finance_period",
                "finance_provision",
                "finance_provision_move",
                "finance_scheme",
                "finance_stack",
                "finance_stack_line",
                "finance_tax_case",
                "finance_template",
                "finance_text_constant",
                "follow_up",
                "hr_person",
                "import_file",
                "it_access",
                "it_address",
                "it_agreement",
                "it_article",
                "it_asset",
                "it_asset_field",
                "it_asset_value",
                "it_audit",
                "it_audit_line",
                "it_backup",
                "it_backup_event",
                "it_calendar",
                "it_category",
                "it_change",
                "it_check",
                "it_component",
                "it_contract",
                "it_covered",
                "it_custody",
                "it_dependency",
                "it_facts",
                "it_inspection",
                "it_instrument",
                "it_kit",
                "it_kit_line",
                "it_licence",
                "it_location",
                "it_maintenance",
                "it_model",
                "it_program",
                "it_protocol",
                "it_reservation",
                "it_seat",
                "it_snippet",
                "it_subnet",
                "it_supply",
                "it_supply_move",
                "it_ticket",
                "it_ticket_entry",
                "it_ticket_link",
                "it_ticket_step",
                "it_ticket_task",
                "it_weakness",
                "it_wipe",
                "letter",
                "letter_template",
                "note",
                "paper_box",
                "paper_label",
                "paper_state",
                "setting",
                "sign_in",
            }
        ),
    )


def sign_ins_source() -> ListSource:
    """Return the list of all tries to sign in, newest first."""
    t, u = SignInTry, User
    columns = (
        *listed(t, "at login"),
        shown_as(u.name, key="name", title=N_("Whom it concerns")),
        *listed(t, "place outcome"),
    )
    return ListSource("office.sign_ins", t, columns, (t.id.desc(),), joins=((u, u.id == t.user_id),))
