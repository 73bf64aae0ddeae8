"""What the columns of an unknown list mean: a choice for each field, the first rows read with it, kept as a profile."""

from __future__ import annotations

from collections.abc import Callable

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.modules.finance.banking.readers.csv_list import Profile, read
from app.modules.finance.banking.readers.mapping import FIELDS, Unknown, profile_of
from app.modules.finance.banking.services.statement_import import save_profile
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField
from app.ui.forms import Form

SHOWN = 3


def mapping_form(
    desk: Desk, drawer: Drawer, name: str, data: bytes, found: Unknown, then: Callable[[], object]
) -> None:
    """Show the form; the profile is kept once the whole file can be read with it, then the import goes on."""

    def profile() -> Profile:
        values = form.values()
        return profile_of(
            values["profile"] or "",
            {key: values[key] for key, _title in FIELDS},
            values["point"],
            len(found.titles),
        )

    def save() -> None:
        try:
            made = profile()
            read(data, (made,))
        except KontorError as error:
            form.refused(error)
            return

        def done(_key: int) -> None:
            form.saved()
            drawer.drop()
            desk.notice(_("Profile {name} saved").format(name=made.name))
            then()

        form.send(save_profile, made, then=done)

    def look() -> None:
        try:
            moves = [one for statement in read(data, (profile(),)) for one in statement.movements]
        except KontorError as error:
            form.say(str(error))
            return
        lines = [
            f"{formats.day(one.day)}  {formats.cents(one.amount)}  {one.name}  {one.text}"[:70]
            for one in moves[:SHOWN]
        ]
        form.say(
            counted(len(moves), N_("1 movement:"), N_("{count} movements, the first ones:"))
            + "\n"
            + "\n".join(lines)
        )

    titles = [("", "–"), *((title, _column_words(title)) for title in found.titles)]
    form = Form(desk, "bank_profile", save, drawer.drop, _("Save and import"), columns=2)
    form.add(CheckedField("profile", _("Name of the profile"), str.strip, required=True), 2)
    for key, title in FIELDS:
        form.add(ChoiceField(key, _(title), titles))
    form.add(SwitchField("point", _("Decimal point")), 2)
    form.fill(
        {**found.likely, "profile": name.rpartition(".")[0][:40], "point": "1" if found.point else ""},
        restore=False,
    )
    for field in form.fields.values():
        field.changed.connect(look)
    look()
    drawer.show_widget(_("What do the columns of {name} mean?").format(name=name), form)
    form.focus_first()


def _column_words(title: str) -> str:
    """Return a column as it is offered: by its title, or by its number where it has none."""
    return _("Column {number}").format(number=title[1:]) if title.startswith("#") else title
