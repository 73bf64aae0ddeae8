"""What agents found: devices with their equipment, programs with the devices they are on; files are read by choice or by dropping them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.core.errors import KontorError
from app.core.messages import _
from app.data.transfer import bytes_of
from app.modules.it.discovery.queries import (
    ProgramRow,
    asset_of,
    devices_with,
    facts_source,
    programs_on,
    programs_source,
)
from app.modules.it.discovery.services import Read, read_file
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.save_file import ask_files

DEVICES, PROGRAMS = range(2)
SHOWN = 200


class FoundPage(ListTabs):
    """Enter shows the programs of a device, or the devices of a program."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Found by agents"), ((_("Devices"), facts_source()), (_("Programs"), programs_source()))
        )
        self.setAcceptDrops(desk.may("it.discovery.import"))
        self.set_actions(
            [
                PageAction(_("Show device"), self.show_device, "", "external-link", "it.view", of="it.facts"),
                PageAction(
                    _("Read files of agents …"),
                    self.ask_files,
                    "Ctrl+I",
                    "upload",
                    "it.discovery.import",
                    primary=True,
                ),
            ]
        )

    def request(self, what: object) -> None:
        """Ask for files."""
        if what == "import":
            self.ask_files()

    # -- looking -----------------------------------------------------------------
    def open_row(self, key: int) -> None:
        """List the programs of a device, or the devices of a program."""
        if self.bar.currentIndex() == DEVICES:
            self.desk.read(programs_on, key, then=self._list_programs, owner=self, slot="beside")
        else:
            self.desk.read(devices_with, key, then=self._list_devices, owner=self, slot="beside")

    def _list_programs(self, found: list[ProgramRow]) -> None:
        rows = [f"{one.name}  {one.release}\n{one.publisher}" for one in found]
        self._list(_("Programs"), rows or [_("No programs are known.")])

    def _list_devices(self, found: list[tuple[int, str, str]]) -> None:
        self._list(_("Devices"), [f"{tag}  {release}" for _key, tag, release in found])

    def _list(self, title: str, rows: list[str]) -> None:
        made = QListWidget()
        made.setObjectName("plain")
        made.setAccessibleName(title)
        made.setWordWrap(True)
        for text in rows:
            made.addItem(QListWidgetItem(text))
        made.setMinimumHeight(400)
        self.drawer.show_widget(f"{title} ({len(rows)})", made)
        made.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_device(self) -> None:
        """Open the device of the row."""
        key = self.panel.current_key()
        if key is not None and self.bar.currentIndex() == DEVICES:
            go = lambda asset: self.desk.open("it.assets.assets", asset)  # noqa: E731
            self.desk.read(asset_of, key, then=go, owner=self, slot="device")

    # -- reading -----------------------------------------------------------------
    def ask_files(self) -> None:
        """Ask for files of agents."""
        take = lambda names: self.read_files([Path(name) for name in names])  # noqa: E731
        ask_files(self, _("Read files of agents …"), take, "JSON, XML (*.json *.xml *.ocs)")

    def read_files(self, paths: list[Path]) -> None:
        """Read files one after another, and list what each changed; a refused one says why, the others go on."""

        def work() -> list[str]:
            return [self._read(path) for path in paths]

        self.desk.work(work, then=lambda rows: self._list(_("What changed"), rows))

    def _read(self, path: Path) -> str:
        try:
            done: Read = read_file(self.desk.office, bytes_of(path))
        except (KontorError, OSError) as error:
            return f"{path.name}\n{error}"
        return f"{path.name}\n{read_words(done)}"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.read_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def read_words(done: Read) -> str:
    """Say in words what a file did."""
    if done.same:
        return _("{tag}: nothing changed").format(tag=done.tag)
    parts = [_("{tag}: new").format(tag=done.tag) if done.new else done.tag, *done.differences]
    parts += [f"+ {name}" for name in done.added[:SHOWN]] + [f"− {name}" for name in done.removed[:SHOWN]]
    return "\n".join(parts)
