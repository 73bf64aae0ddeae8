"""The form of a rule: what is shown follows event and action, what is offered follows the kind of record."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import Invalid
from app.core.fields import Field
from app.core.figures import COUNT, read_value, typed_text
from app.core.messages import N_, _
from app.core.people import people
from app.data.drafts import Stored
from app.modules.office.automation.models import Rule
from app.modules.office.automation.queries.kinds import KindView, Offered, shown_condition
from app.modules.office.automation.queries.settable import is_chosen, values_of
from app.modules.office.automation.rules import rule as rules
from app.modules.office.automation.rules.rule import Condition, RuleDraft
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.fields import CheckedField
from app.ui.forms import Form
from app.ui.rows_field import Rows, RowsField, Texts

LAYOUT = (
    "title:2 event:2 table_name:2 field value days days_working:2 figure:2 beyond limit_at conditions:2 action:2 sets:2 set_to:2"
    " text:2 login due due_working:2 audience target template_id:2 report:2 form folder:2 job_id:2"
)
OF_EVENT = {
    rules.MADE: "table_name conditions",
    rules.CHANGED: "table_name field conditions",
    rules.STATE: "table_name field value conditions",
    rules.DAY: "table_name field days days_working conditions",
    rules.FIGURE: "figure beyond limit_at",
}
OF_ACTION = {
    rules.TASK: "text login due due_working",
    rules.NOTICE: "text audience target",
    rules.LETTER: "template_id",
    rules.MAIL: "template_id folder",
    rules.SET: "sets",
    rules.EXPORT: "report form folder",
    rules.JOB: "job_id",
}
OF_VALUE = "set_to text due due_working"  # of which the field that is set shows its own
DEPENDENT = frozenset(" ".join((*OF_EVENT.values(), *OF_ACTION.values(), OF_VALUE)).split())
NONE = ("", "–")


def read_days(text: str) -> int:
    """Read days after a day, negative ones before it; raises Invalid."""
    clean = text.replace("−", "-").strip()
    if not clean.lstrip("+-").isdecimal():
        raise Invalid(N_("Enter a whole number of days; with − before it they are days before."))
    return int(clean)


class DaysField(CheckedField):
    """Days after a day, or before it."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, read_days)

    def value(self) -> int:
        """Return the days, 0 for an empty field; raises Invalid."""
        return int(super().value() or 0)


class LimitField(CheckedField):
    """The limit of a figure, typed and shown in the unit of the figure."""

    unit = ""

    def shown(self, value: int | None) -> str:
        """Return a limit as it is typed."""
        return typed_text(value, self.unit) if self.unit else ""


class RuleForm:
    """Makes the fields of the form of a rule, and lets them follow each other."""

    def __init__(self) -> None:
        self.kinds: dict[str, KindView] = {}
        self.kept = ""  # the kind of record of the rule that is shown
        self.units: dict[str, str] = {}

    def fields(self, desk: Desk) -> Sequence[Placed]:
        """Return the fields of one form."""
        figure = ChoiceField("figure", _("Figure"), [NONE])
        self.table = ChoiceField("table_name", _("Kind of record"), [NONE])
        self.limit = LimitField(
            "limit_at",
            _("Limit"),
            lambda text: read_value(text, self.units.get(figure.text(), COUNT), "limit_at"),
        )
        heads = [(_("Field"), 140), (_("Filter, as >1000 or open"), 0)]
        conditions = RowsField(
            "conditions", _("All of this must hold"), Rows(heads, self._read, self._write, height=3)
        )
        conditions.grid.setFixedHeight(conditions.grid.minimumHeight())
        return fields_of(
            desk, Rule, LAYOUT,
            table_name=self.table,
            field=ChoiceField("field", _("Field"), [NONE]),
            value=ChoiceField("value", _("Value"), [NONE]),
            days=DaysField("days", _("Days after it (before it: −)")),
            figure=figure,
            limit_at=self.limit,
            conditions=conditions,
            template_id=RowField("template_id", _("Letter template"), []),
            sets=ChoiceField("sets", _("Field that is set"), [NONE]),
            set_to=ChoiceField("set_to", _("Value that it gets"), [NONE]),
            job_id=RowField("job_id", _("Job that is done"), []),
            report=ChoiceField("report", _("Report"), [NONE, *rules.REPORTS.items()]),
            beyond=ChoiceField("beyond", _("Crosses"), list(rules.SIDES.items())),
        )  # fmt: skip

    def ready(self, form: Form, one: Stored[RuleDraft] | None, offered: Offered) -> None:
        """Offer what there is, and follow what is chosen from now on."""
        self.kinds = {view.table: view for view in offered.kinds}
        self.units = {figure.key: figure.unit for figure in offered.figures}
        if not form.renewed:
            self.kept = one.draft.table_name if one is not None else ""
            self.limit.unit = self.units.get(one.draft.figure, "") if one is not None else ""
        choose(form, "table_name", [NONE, *((view.table, view.title) for view in offered.kinds)])
        choose(form, "figure", [NONE, *((figure.key, figure.title) for figure in offered.figures)])
        choose(form, "template_id", [NONE, *((str(key), name) for key, name in offered.templates)])
        choose(form, "job_id", [NONE, *((str(key), title) for key, title in offered.jobs)])
        for key in ("event", "table_name", "field", "action", "audience", "sets"):
            form.fields[key].changed.connect(lambda: self.follow(form))
        self.follow(form)

    def follow(self, form: Form) -> None:
        """Show the fields of event and action, and offer the fields of the kind and the values of the field."""
        event, action = form.fields["event"].text(), form.fields["action"].text()
        shown = set(f"{OF_EVENT.get(event, '')} {OF_ACTION.get(action, '')}".split())
        if form.fields["audience"].text() == "all":
            shown.discard("target")
        view = self.kinds.get(form.fields["table_name"].text())
        if action == rules.SET:
            to_set = view.to_set if view is not None and event != rules.FIGURE else {}
            offer(form, "sets", [NONE, *((name, _(one.title)) for name, one in to_set.items())])
            shown |= self._value(form, to_set.get(form.fields["sets"].text()))
        for key in DEPENDENT:
            form.fields[key].setVisible(key in shown)
        offer(form, "field", self._fields_of(view, event))
        about = view.fields.get(form.fields["field"].text()) if view is not None else None
        values = [(str(key), words) for key, words in about.choices.items() if key != ""] if about else []
        offer(form, "value", [NONE, *values])

    def _value(self, form: Form, about: Field | None) -> set[str]:
        """Offer the values of the field that is set, and return the fields by which its value is entered."""
        if about is None:
            return set()
        if not is_chosen(about):
            return {"due", "due_working"} if about.kind == "day" else {"text"}
        values = (
            people() if about.kind == "login" else [(k, _(words)) for k, words in values_of(about).items()]
        )
        offer(form, "set_to", [NONE, *values])
        return {"set_to"}

    def _fields_of(self, view: KindView | None, event: str) -> list[tuple[str, str]]:
        if view is None:
            return [NONE]
        fields = list(view.fields.values())
        if event == rules.STATE:
            fields = [one for one in fields if one.choices]
        elif event == rules.DAY:
            fields = [one for one in fields if one.kind == "day"]
        first = ("", _("any field")) if event == rules.CHANGED else NONE
        return [first, *((one.name, one.title) for one in fields)]

    def _chosen(self) -> KindView | None:
        return self.kinds.get(self.table.text())

    def _read(self, texts: Texts) -> Condition:
        view, typed = self._chosen(), texts[0].casefold()
        for name, about in (view.fields if view is not None else {}).items():
            if typed in (name, _(about.title).casefold()):
                return Condition(name, texts[1])
        raise Invalid(N_("There is no field {name} here."), name=texts[0])

    def _write(self, one: Condition) -> Texts:
        view = self.kinds.get(self.kept) or self._chosen()
        about = view.fields.get(one.field) if view is not None else None
        return (
            [one.field, one.typed] if about is None else [_(about.title), shown_condition(about, one.typed)]
        )


def offer(form: Form, key: str, choices: list[tuple[str, str]]) -> None:
    """Offer values, where they are others than before."""
    box = form.fields[key]
    assert isinstance(box, ChoiceField)
    if form.renewed or [box.box.itemData(place) for place in range(box.box.count())] != [
        value for value, _words in choices
    ]:
        box.set_choices(choices)
