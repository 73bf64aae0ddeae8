"""The form of a rule: what it asks for, how it books, whole or in parts, tried on past movements while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields as fields_of_class
from functools import partial
from typing import Any

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.modules.finance.banking.models import BankRule
from app.modules.finance.banking.queries import LineView, matching, rule_of
from app.modules.finance.banking.rules import Proposal, Rule, RulePart, read_share
from app.modules.finance.banking.services.movements import save_rule
from app.ui.declared_fields import code_field, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import CheckedField
from app.ui.numbered_rows import row_is_typed

PARTS = 3


def rule_form(
    desk: Desk,
    drawer: Drawer,
    of: tuple[str, int],
    start: Mapping[str, Any],
    key: int | None,
    then: Callable[[], object],
) -> None:
    """Show the form; of names it and the record it is begun from, key is that of the rule to change, None makes one."""

    def look(form: DrawerForm) -> None:
        try:
            typed = _rule(form.values())
        except KontorError:
            return
        desk.read(matching, typed, then=lambda found: form.say(_found(*found)), owner=form, slot="matching")

    def watch(form: DrawerForm) -> None:
        for field in form.fields.values():
            field.changed.connect(partial(look, form))
        look(form)

    def ready(form: DrawerForm) -> Mapping[str, Any]:
        form.filled.connect(partial(watch, form))
        return {}

    def told(_key: int, values: Values) -> str:
        then()
        return _("Rule {name} saved").format(name=values["name"])

    fields = fields_of(desk, BankRule, "name:3 words:3 iban:2 sign least most account tax cost1 text:3")
    for i in range(PARTS):
        fields += [
            code_field(desk, f"part{i}", _("before it, on account"), "finance_account"),
            CheckedField(f"share{i}", _("Amount or per cent"), read_share),
            code_field(desk, f"part_tax{i}", _("BU or tax case"), "finance_tax_case"),
        ]
    fields += fields_of(desk, BankRule, "automatic:3")
    ask(
        desk,
        drawer,
        of[0],
        _("Change the rule") if key else _("Make a rule …"),
        fields,
        send=lambda values: (save_rule, _rule(values), key),
        done=told,
        start=start,
        shows=(rule_of, key) if key else None,
        values=from_rule,
        ready=ready,
        record=of[1],
        columns=3,
        restore=False,
    )


def _rule(values: Values) -> Rule:
    """Return the rule that is typed."""
    plain: dict[str, Any] = {
        one.name: value.strip() if isinstance(value := values[one.name], str) else value
        for one in fields_of_class(Rule)
        if one.name in values
    }
    taken = [i for i in range(PARTS) if row_is_typed(values, i, ("part", "share"), ("part_tax",))]
    shares = [(i, *values[f"share{i}"]) for i in taken]
    parts = tuple(
        RulePart(values[f"part{i}"], cents, points, values[f"part_tax{i}"]) for i, cents, points in shares
    )
    return Rule(**plain, parts=parts)


def _found(met: int, total: int, booked: set[str]) -> str:
    words = _("would have matched {met} of {total}").format(met=met, total=total)
    if len(booked) == 1:
        words += ", " + _("all booked on {account}").format(account=next(iter(booked)))
    elif booked:
        words += ", " + _("booked on {accounts}").format(accounts=", ".join(sorted(booked)))
    return words


def from_line(line: LineView, proposal: Proposal | None) -> dict[str, Any]:
    """Return what a rule made from a movement begins with."""
    return {
        "name": line.name[:60],
        "words": " ".join(word for word in line.text.split() if word.isalpha())[:60],
        "iban": line.iban,
        "sign": "in" if line.amount > 0 else "out",
        "account": proposal.account if proposal else "",
        "tax": proposal.tax if proposal else "",
    }


def from_rule(rule: Rule) -> dict[str, Any]:
    """Return a rule as its form shows it."""
    values = dict(vars(rule))
    for i, part in enumerate(rule.parts[:PARTS]):
        share = formats.cents(part.cents) if part.cents else f"{formats.cents(part.points)} %"
        values |= {f"part{i}": part.account, f"part_tax{i}": part.tax, f"share{i}": share}
    return values
