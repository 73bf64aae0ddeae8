"""Watched folders of this computer: which, of what type their files are, and where they go when they were taken in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import _
from app.data.as_shown import Shown
from app.modules.documents.filing.api import (
    TroubleRow,
    TypeRow,
    WatchedRow,
    forget_watched,
    save_watched,
    troubles,
    troubles_seen,
    types,
    watched,
)
from app.modules.documents.intake.jobs import computer
from app.modules.documents.intake.readers.scans import available
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_folder
from app.ui.theme import px
from app.ui.widgets import button, label, named_frame, row, say_none


class FoldersPage(Page):
    """The folders, and the form beside them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Watched folders"))
        self.subtitle.setText(computer())
        self._rows: list[WatchedRow] = []
        self._types: list[TypeRow] = []
        self._troubles: list[TroubleRow] = []
        frame = named_frame("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(12), px(12), px(12), px(12))
        words = _(
            "What lies in these folders is taken in while Kontor is open, as soon as a file has stopped growing."
        )
        inside.addWidget(label(words, "quiet", wrap=True))
        if not available():
            hint = _(
                "Scans are kept without their text: text recognition is not installed. Start Kontor once with --with-ocr to add it."
            )
            inside.addWidget(label(hint, "hint", wrap=True))
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Watched folders"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self.change())
        inside.addWidget(self.list, 1)
        self.troubles = QListWidget()
        self.troubles.setObjectName("plain")
        self.troubles.setAccessibleName(_("Files not taken in"))
        self.troubles.setWordWrap(True)
        self.trouble_title = label(_("Files not taken in"), "quiet")
        inside.addWidget(self.trouble_title)
        inside.addWidget(self.troubles, 1)
        self.drawer = Drawer()
        self.drawer.on_drop = self.list.setFocus
        self.body.addLayout(row(frame, self.drawer), 1)
        self.set_actions(
            [
                PageAction(_("Stop watching"), self.forget, "Del", "x", "documents.intake", row=True),
                PageAction(_("Seen"), self.seen, "", "check", "documents.intake", menu=True, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", "documents.intake", row=True),
                PageAction(
                    _("New folder"),
                    lambda: self._show(None),
                    "Ctrl+N",
                    "plus",
                    "documents.intake",
                    primary=True,
                ),
            ]
        )
        self.mean_rows(self.list)
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the folders."""
        return self.list

    def refresh(self) -> None:
        """Read the folders again."""
        self.desk.read(types, then=self._take_types)

    def _take_types(self, found: list[TypeRow]) -> None:
        self._types = found
        self.desk.read(watched, computer(), then=self._take)

    def _take(self, found: list[WatchedRow]) -> None:
        self._rows = found
        self.desk.read(troubles, then=self._take_troubles)
        self.list.clear()
        titles = {kind.key: kind.title for kind in self._types}
        for one in self._rows:
            then = (
                _("then to {folder}").format(folder=one.done) if one.done else _("files stay where they are")
            )
            self.list.addItem(QListWidgetItem(f"{one.folder}\n{titles.get(one.type, _('any type'))}, {then}"))
        if not self._rows:
            say_none(self.list, _("No folder is watched."))
        self.list.setCurrentRow(0)

    def _take_troubles(self, found: list[TroubleRow]) -> None:
        self._troubles = found
        self.troubles.clear()
        for one in found:
            place = one.folder if one.computer == computer() else f"{one.computer}: {one.folder}"
            self.troubles.addItem(QListWidgetItem(f"{one.name}\n{one.why} ({place})"))
        for widget in (self.troubles, self.trouble_title):
            widget.setVisible(bool(found))

    def seen(self) -> None:
        """Take the notes away of what was not taken in: it has been seen."""
        if not self._troubles:
            self.desk.notice(_("Every file was taken in."))
        for folder in {one.watched for one in self._troubles}:
            self.desk.run(troubles_seen, folder)

    def _current(self) -> WatchedRow | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def change(self) -> None:
        """Change the folder chosen."""
        self._show(self._current())

    def forget(self) -> None:
        """Stop watching the folder chosen."""
        one = self._current()
        if one is not None:
            self.desk.run(
                forget_watched,
                one.id,
                then=lambda _n: self.desk.notice(_("{name} is no longer watched").format(name=one.folder)),
            )

    def _show(self, one: WatchedRow | None) -> None:
        def save() -> None:
            values = form.values()

            def done(_key: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("{name} is watched").format(name=values["folder"]))

            key = one.id if one else None
            form.send(
                save_watched,
                computer(),
                values["folder"],
                values["done"],
                values["type"],
                key,
                then=done,
            )

        form = Form(self.desk, "watched", save, self.drawer.drop, columns=1, record=one.id if one else 0)
        form.add(TextField("folder", _("Folder"), limit=400))
        form.add(TextField("done", _("Where files go then (empty: they stay)"), limit=400))
        form.add(
            ChoiceField(
                "type", _("Type"), [("", _("any type")), *((kind.key, kind.title) for kind in self._types)]
            )
        )
        if one is not None:
            stands = partial(_fields_of, one.id)
            form.shown = Shown(watched, (computer(),), self._rows, stands)
            form.fill_with(stands(self._rows))
        else:
            form.fill({})
        for key, words in (("folder", _("Folder …")), ("done", _("Then to …"))):
            field = form.fields[key].layout()
            assert isinstance(field, QVBoxLayout)
            field.addWidget(button(words, partial(self._ask, form, key)), 0, Qt.AlignmentFlag.AlignLeft)
        self.drawer.show_widget(_("Watched folder"), form)
        form.focus_first()

    def _ask(self, form: Form, key: str) -> None:
        ask_folder(self, _("Folder"), form.fields[key].set_text)


def _fields_of(key: int, rows: Sequence[WatchedRow]) -> dict[str, str]:
    """Return what the form shows of a folder; nothing of one that is no longer watched."""
    one = next((one for one in rows if one.id == key), None)
    return {"folder": one.folder, "done": one.done, "type": one.type} if one is not None else {}
