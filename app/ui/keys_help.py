"""F1: all keys of the window and of the page that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import N_, _
from app.ui.page import Page
from app.ui.theme import px
from app.ui.widgets import button, key_words, label

EVERYWHERE = (
    ("Ctrl+K", N_("Search or command")),
    ("F1", N_("This list of keys")),
    ("Alt+1 … Alt+9", N_("Tab 1 to 9")),
    ("Ctrl+Shift+1 … Ctrl+Shift+9", N_("Saved view with this key")),
    ("Ctrl+PgDown", N_("Next page of the tab")),
    ("Ctrl+PgUp", N_("Previous page of the tab")),
    ("Ctrl+1 … Ctrl+9", N_("List 1 to 9 of the page")),
    ("Alt+Left", N_("Back")),
    ("Alt+Right", N_("Forward")),
    ("Ctrl+Shift+N", N_("Page in its own window")),
    ("Ctrl++", N_("Larger")),
    ("Ctrl+-", N_("Smaller")),
    ("Ctrl+0", N_("Normal size")),
    ("Ctrl+L", N_("Lock")),
    ("F6", N_("Between side list and page")),
    ("F10", N_("Book menu")),
    ("F8", N_("The main action of the page")),
    ("Ctrl+Shift+P", N_("Print the form")),
    ("F9", N_("Print the last one again")),
    ("F5", N_("Read the list again")),
    ("Ctrl+F", N_("Filter the list")),
    ("Ctrl+E", N_("Copy, export, print")),
    ("Ctrl+C", N_("Copy the selected rows")),
    ("Return", N_("Next field; open a row")),
    ("Ctrl+Return", N_("Save from anywhere")),
    ("Ctrl+S", N_("Save the form that is typed in")),
    ("Ctrl+U", N_("Do what the notice at the bottom offers")),
    ("Ctrl+Z", N_("Take back what was typed")),
    ("F2", N_("Edit the field; change the row of the list")),
    ("F3", N_("Repeat in this field what was saved last")),
    ("Shift+F3", N_("Repeat the last line in the posting mask")),
)


SPAN = " … "  # between the first key and the last one


class KeysHelp(QDialog):
    """A quiet sheet of keys; Esc closes."""

    def __init__(self, parent: QWidget, page: Page | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Keys"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(px(24))
        own = (
            [(action.key, action.title) for action in page.page_actions if action.key]
            if page is not None
            else []
        )
        line = 0
        for heading, keys in (
            (page.title.text() if page is not None else "", own),
            (_("Everywhere"), [(k, _(t)) for k, t in EVERYWHERE]),
        ):
            if not keys:
                continue
            grid.addWidget(label(heading, "heading"), line, 0, 1, 2)
            for key, title in keys:
                line += 1
                grid.addWidget(label(SPAN.join(map(key_words, key.split(SPAN))), "field"), line, 0)
                grid.addWidget(label(title), line, 1)
            line += 1
        area.setWidget(inside)
        outer.addWidget(area)
        outer.addWidget(button(_("Close"), self.close))
        edges = outer.contentsMargins()
        beside = (
            edges.left() + edges.right() + 2 * area.frameWidth() + area.verticalScrollBar().sizeHint().width()
        )
        self.resize(inside.sizeHint().width() + beside, px(620))
