"""Rules that propose: their list, and the form with a choice or look-up for what each proposes, tried on the newest papers while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.queries import query
from app.modules.documents.archive.pages.correction_form import node_offers
from app.modules.documents.archive.queries.filing_rules import Tried, rules_source, tried
from app.modules.documents.archive.services.filing_rules import RuleDraft, delete_rule, save_rule
from app.modules.documents.filing.api import (
    PROPOSED,
    WAYS,
    CaseRow,
    NodeRow,
    RuleRow,
    TypeRow,
    cases,
    filing_rules,
    nodes,
    types,
)
from app.modules.organisation.contacts.api import offered_contacts
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import KeyField, LookupField, Offer
from app.ui.page_head import PageAction
from app.ui.widgets import label

SHOWN = 5  # papers that are named


class FilingRulesPage(ListPage):
    """Enter or F2 changes a rule, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Filing rules"), rules_source())
        change = "documents.filing.change"
        self.set_actions(
            [
                PageAction(_("Take rule away"), self.remove, "Del", "trash-2", change, menu=True, row=True),
                PageAction(
                    _("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", change, row=True
                ),
                PageAction(_("New"), lambda: self._show(None), "Ctrl+N", "plus", change, primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Change a rule."""
        self._show(key)

    def remove(self) -> None:
        """Take the rule chosen away."""
        self.for_current(
            lambda key: self.desk.run(
                delete_rule, key, then=lambda _n: self.desk.notice(_("Rule taken away"))
            )
        )

    def _show(self, key: int | None) -> None:
        """Show the form of a rule, or of a new one, once the rule and what it may propose are read."""

        def done(key: int) -> None:
            self.close_drawer()
            self.panel.select_key(key)
            self.desk.notice(_("Saved"))

        def show(about: About) -> None:
            if key is not None and about.one is None:
                return
            form = RuleForm(self.desk, about, done, self.close_drawer)
            self.drawer.show_widget(_("Filing rule"), form)
            form.focus_first()

        self.desk.read(about_rule, key, then=show, owner=self, slot="form")


@dataclass(frozen=True)
class About:
    """What the form of a rule is made of: the rule, the code of the contact that it proposes, and what can be proposed."""

    one: RuleRow | None
    contact: str
    cases: Sequence[CaseRow]
    nodes: Sequence[NodeRow]
    types: Sequence[TypeRow]


@query("documents.view")
def about_rule(connection: Any, key: int | None) -> About:
    """Return what the form of a rule, or of a new one, is made of."""
    one = next((rule for rule in filing_rules(connection) if rule.id == key), None)
    contact = ""
    if one is not None and one.field == "contact" and one.value.isdecimal():
        contact = next((found.code for found in offered_contacts(connection, "", int(one.value))), "")
    return About(one, contact, cases(connection), nodes(connection), types(connection))


class RuleForm(Form):
    """A rule: when it fits, what it proposes, and which of the newest papers it fits."""

    def __init__(
        self, desk: Desk, about: About, done: Callable[[int], None], cancel: Callable[[], None]
    ) -> None:
        self._done, self._about, one = done, about, about.one
        super().__init__(desk, "filing", self.keep, cancel, columns=2, record=f"rule.{one.id if one else 0}")
        self._one = one
        self.version = one.version if one else None
        self._cases = about.cases
        self.add(TextField("name", _("Name"), limit=80), 2)
        self.add(ChoiceField("way", _("Fits"), list(WAYS.items())), 2)
        self.add(LongField("pattern", _("Words"), 3), 2)
        self.add(ChoiceField("field", _("Proposes"), list(PROPOSED.items())), 2)
        kinds = [(kind.key, kind.title) for kind in about.types if kind.active]
        self.add(ChoiceField("type", _("Type"), kinds), 2)
        self.add(KeyField(desk, "contact", _("Contact"), offered_contacts), 2)
        self.add(LookupField("node", _("Plan"), lambda typed: node_offers(about.nodes, typed)), 2)
        self.add(LookupField("case", _("Case"), self._offer_cases), 2)
        self.add(TextField("tag", _("Tag"), limit=40), 2)
        self.add(SwitchField("active", _("In use")), 2)
        self.found = label("", "quiet", wrap=True)
        self.found.setAccessibleName(_("Papers that it fits"))
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.count() - 1, self.found)
        self.fill(self._texts())
        self.fields["field"].changed.connect(self._follow)
        for key in ("way", "pattern"):
            self.fields[key].changed.connect(self._try)
        self._follow()
        self._try()

    def _texts(self) -> dict[str, str]:
        one = self._one
        if one is None:
            return {"active": "1"}
        texts = {
            "name": one.name,
            "way": one.way,
            "pattern": one.pattern,
            "field": one.field,
            "active": "1" if one.active else "",
        }
        return {**texts, one.field: self._value_text(one)}

    def _value_text(self, one: RuleRow) -> str:
        if one.field == "case":
            return next((case.number for case in self._cases if str(case.id) == one.value), "")
        if one.field == "contact":
            return self._about.contact
        return one.value

    def _offer_cases(self, typed: str) -> list[Offer]:
        low = typed.lower()
        hits = [one for one in self._cases if typed in one.number or low in one.title.lower()]
        return [Offer(one.number, f"{one.number}  {one.title}") for one in hits]

    def _follow(self) -> None:
        """Show the one field for what is proposed."""
        for key in PROPOSED:
            self.fields[key].setVisible(key == self.fields["field"].text())

    def keep(self) -> None:
        """Keep the rule."""

        def done(key: int) -> None:
            self.saved()
            self._done(key)

        values = self.values()
        field = str(values["field"])
        value = str(values[field] if values[field] is not None else "").strip()
        if field == "case":
            value = next((str(one.id) for one in self._cases if one.number == value), value)
        draft = RuleDraft(
            values["name"], field, value, values["way"], values["pattern"], active=values["active"]
        )
        self.send(save_rule, draft, self._one.id if self._one else None, self.version, then=done)

    def _try(self) -> None:
        self.desk.drop(self, "tried")
        pattern = self.fields["pattern"].text()
        self.found.setText("")
        if pattern.strip():
            self.desk.read(
                tried,
                self.fields["way"].text(),
                pattern,
                then=self._tried,
                failed=self._not_tried,
                owner=self,
                slot="tried",
            )

    def _not_tried(self, error: KontorError) -> None:
        self.found.setText(str(error))

    def _tried(self, found: Tried) -> None:
        words = counted(
            len(found.fitting),
            N_("Fits 1 of the newest {papers} papers"),
            N_("Fits {count} of the newest {papers} papers"),
            papers=found.papers,
        )
        named = "\n".join(f"{number}  {title}" for number, title in found.fitting[:SHOWN])
        self.found.setText(f"{words}\n{named}".strip())
