"""The forms that say where a book is or shall be: a server with a sign-in of its own, or a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.data.addresses import MODES, Address, read, written
from app.modules.office.pages.place_field import PlaceField, free_place
from app.ui.choice_fields import ChoiceField
from app.ui.fields import CheckedField, TextField
from app.ui.forms import Form


class NewPassword(TextField):
    """A password that must be there: whoever reaches the server would be in the book."""

    def value(self) -> str:
        """Return what was typed; raises Invalid for nothing."""
        if not self.text():
            raise Invalid(N_("A shared book needs a password. Please enter one."), field=self.key)
        return self.text()


class ConnectForm(Form):
    """Asks where a shared book is; what is known of a place stands in it, but its password."""

    def __init__(
        self,
        desk: Any,
        connect: Callable[[str], object],
        back: Callable[[], None],
        place: str = "",
        button: str = "",
    ) -> None:
        """Call connect(address) with what was typed; the password comes last, so that Enter there connects."""
        super().__init__(desk, "connect", self._go, back, button or _("Connect"), columns=2)
        self._connect = connect
        self.add(CheckedField("server", _("Server"), str, required=True))
        self.add(CheckedField("database", _("Database"), str, required=True))
        tls = self.add(ChoiceField("tls", _("Connection"), MODES))
        root = self.add(TextField("root", _("Root certificate (file)"), limit=1000))
        root.set_hint(_("Empty: those this computer trusts"))
        self.add(TextField("login", _("Name on the server")))
        self.add(TextField("password", _("Password on the server"), password=True))
        tls.changed.connect(lambda: root.setVisible(tls.text() == "verify-full"))
        known = asdict(read(place))
        self.fill({name: value for name, value in known.items() if name != "password"}, restore=False)
        root.setVisible(known["tls"] == "verify-full")

    def _go(self) -> None:
        try:
            found = written(Address(**self.values()))
        except KontorError as error:
            self.refused(error)
        else:
            self._connect(found)


class PlaceForm(Form):
    """Asks for the folder that a backup of a local book is restored to; the name of its file proposes one."""

    def __init__(
        self, desk: Any, restore: Callable[[str], object], back: Callable[[], None], file: str
    ) -> None:
        super().__init__(desk, "restore", self._go, back, _("Restore"), columns=1)
        self._restore = restore
        self.add(PlaceField("place", _("Place of the book")))
        stem = re.split(r" \d{4}-|-\d{8}", Path(file).name)[0]
        self.fill({"place": str(free_place(stem))}, restore=False)

    def _go(self) -> None:
        self._restore(str(self.values()["place"]))
