"""The form of a rule: what it asks for, how it books, whole or in parts, tried on past movements while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.modules.finance.banking.pages.inbox_forms import account_field, centre_field
from app.modules.finance.banking.queries import LineView, matching
from app.modules.finance.banking.rules import Proposal, Rule, RulePart, read_share
from app.modules.finance.banking.services.movements import save_rule
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField, MoneyField, TextField
from app.ui.forms import Form

PARTS = 3


def rule_form(
    desk: Desk,
    drawer: Drawer,
    of: tuple[str, int],
    texts: Mapping[str, str],
    key: int | None,
    then: Callable[[], object],
) -> None:
    """Show the form; of names it and the record it is begun from, key is that of the rule to change, None makes one."""

    def rule() -> Rule:
        values = form.values()
        conditions = (
            values["name"].strip(),
            values["words"].strip(),
            values["iban"].strip(),
            values["sign"],
            values["least"],
            values["most"],
        )
        action = (
            values["account"].strip(),
            values["tax"].strip(),
            values["cost1"].strip(),
            values["text"].strip(),
            values["automatic"],
        )
        taken = [i for i in range(PARTS) if values[f"part{i}"].strip() and values[f"share{i}"] is not None]
        shares = [(i, values[f"share{i}"]) for i in taken]
        parts = tuple(
            RulePart(values[f"part{i}"].strip(), cents, points, values[f"part_tax{i}"].strip())
            for i, (cents, points) in shares
        )
        return Rule(*conditions, *action, parts=parts)

    def look() -> None:
        try:
            typed = rule()
        except KontorError:
            return
        desk.read(matching, typed, then=lambda found: form.say(_found(*found)))

    def save() -> None:
        def done(_key: int) -> None:
            form.saved()
            drawer.drop()
            desk.notice(_("Rule {name} saved").format(name=form.fields["name"].text()))
            then()

        form.send(save_rule, rule(), key, then=done)

    form = Form(desk, of[0], save, drawer.drop, columns=3, record=of[1])
    form.add(CheckedField("name", _("Name"), str.strip, required=True), 3)
    form.add(TextField("words", _("Words in name or purpose"), limit=200), 3)
    form.add(TextField("iban", _("IBAN"), limit=34), 2)
    form.add(ChoiceField("sign", _("Direction"), [("", _("both")), ("in", _("in")), ("out", _("out"))]))
    form.add(MoneyField("least", _("Amount from")))
    form.add(MoneyField("most", _("to")))
    form.add(account_field(desk, "account", _("Account")))
    form.add(TextField("tax", _("BU or tax case"), limit=12))
    form.add(centre_field(desk, "cost1"))
    form.add(TextField("text", _("Text"), limit=120), 3)
    for i in range(PARTS):
        form.add(account_field(desk, f"part{i}", _("before it, on account")))
        form.add(CheckedField(f"share{i}", _("Amount or per cent"), read_share))
        form.add(TextField(f"part_tax{i}", _("BU or tax case"), limit=12))
    automatic = SwitchField("automatic", _("Post by itself"))
    form.add(automatic, 3)
    automatic.compact()
    form.fill(texts, restore=False)
    for field in form.fields.values():
        field.changed.connect(look)
    look()
    drawer.show_widget(_("Change the rule") if key else _("Make a rule …"), form)
    form.focus_first()


def _found(met: int, total: int, booked: set[str]) -> str:
    words = _("would have matched {met} of {total}").format(met=met, total=total)
    if len(booked) == 1:
        words += ", " + _("all booked on {account}").format(account=next(iter(booked)))
    elif booked:
        words += ", " + _("booked on {accounts}").format(accounts=", ".join(sorted(booked)))
    return words


def from_line(line: LineView, proposal: Proposal | None) -> dict[str, str]:
    """Return what a rule made from a movement begins with."""
    return {
        "name": line.name[:60],
        "words": " ".join(word for word in line.text.split() if word.isalpha())[:60],
        "iban": line.iban,
        "sign": "in" if line.amount > 0 else "out",
        "account": proposal.account if proposal else "",
        "tax": proposal.tax if proposal else "",
    }


def from_rule(rule: Rule) -> dict[str, str]:
    """Return a rule as its form shows it."""
    texts = {
        name: getattr(rule, name)
        for name in ("name", "words", "iban", "sign", "account", "tax", "cost1", "text")
    }
    texts |= {
        name: formats.cents(value)
        for name, value in (("least", rule.least), ("most", rule.most))
        if value is not None
    }
    texts["automatic"] = "1" if rule.automatic else ""
    for i, part in enumerate(rule.parts[:PARTS]):
        texts |= {f"part{i}": part.account, f"part_tax{i}": part.tax}
        texts[f"share{i}"] = formats.cents(part.cents) if part.cents else f"{formats.cents(part.points)} %"
    return texts
