"""The look in force: the style sheet and the palette are made from its tokens, on an 8-px grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.core.paths import resources
from app.ui.tokens import CONTRAST, DARK, LIGHT

BASE = 14


class _Look:
    """The look in force: tokens, zoom, and whether tables stand in place of drawings."""

    tokens = LIGHT
    zoom = 100
    tables = False
    applied = False


look = _Look()


def token(name: str) -> QColor:
    """Return a colour of the look in force."""
    return QColor(look.tokens[name])


def px(size: float) -> int:
    """Return pixels at the zoom in force."""
    return max(1, round(size * look.zoom / 100))


def em(size: float) -> int:
    """Return pixels for the width of text that is so wide at a letter height of 13 pixels: widths follow the letters."""
    return px(size * BASE / 13)


def is_dark(choice: str) -> bool:
    """Say whether a choice of 'system', 'light' or 'dark' means dark now."""
    if choice == "system":
        return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def apply(choice: str = "system", zoom: int = 100) -> None:
    """Give the whole application a look, 'system', 'light', 'dark' or 'contrast'; zoom in percent of the text size."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not differs(choice, zoom):
        return
    look.tokens, look.zoom, look.applied = _tokens(choice), zoom, True
    app.setStyle("Fusion")
    font = QFont(_family())
    font.setPixelSize(px(BASE))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(_sheet())


def differs(choice: str, zoom: int) -> bool:
    """Say whether this would be another look than the one in force."""
    return not look.applied or (look.tokens, look.zoom) != (_tokens(choice), zoom)


def _tokens(choice: str) -> dict[str, str]:
    if choice == "contrast" or (choice == "system" and _wants_contrast()):
        return CONTRAST
    return DARK if is_dark(choice) else LIGHT


def _wants_contrast() -> bool:
    hints = QApplication.styleHints()  # held: PySide gives up what it returned when its owner goes
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _family() -> str:
    known = set(QFontDatabase.families())
    for name in ("Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "DejaVu Sans"):
        if name in known:
            return name
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _palette() -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    pairs = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "stripe",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.Highlight: "select",
        role.HighlightedText: "text",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "faint",
        role.Accent: "accent",
        role.Link: "accent",
        role.Mid: "strong",
        role.Dark: "strong",
        role.Light: "surface",
        role.Midlight: "line",
        role.BrightText: "bad",
        role.Shadow: "strong",
    }
    for key, name in pairs.items():
        palette.setColor(key, token(name))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, key, token("faint"))
    return palette


def _sheet() -> str:
    values = {
        **look.tokens,
        **{f"p{n}": f"{px(n)}px" for n in range(1, 60)},
        "arrow": _drawn("chevron-down"),
        "tick": _drawn("tick"),
    }
    text = _QSS
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name};", values[name] + ";").replace(f"@{name} ", values[name] + " ")
    return text


def _drawn(icon: str) -> str:
    name = f"{icon}-{'dark' if look.tokens is DARK else 'light'}"
    return f"url({(resources() / 'icons' / 'drawn' / (name + '.svg')).as_posix()})"


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a changed property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


_QSS = """
QToolTip { background: @raised; color: @text; border: 1px solid @strong; padding: 4px; }
QFrame#top { background: @surface; border: 0; border-bottom: 1px solid @line; }
QTabBar#modules::tab { border: 0; border-bottom: 3px solid transparent; padding: @p11 @p12 @p8; color: @quiet; background: transparent; font-size: @p14; font-weight: 500; }
QTabBar#modules::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar#modules::tab:hover { color: @text; }
QTabBar#modules:focus { background: @hover; }
QPushButton#find { background: @window; border: 1px solid @line; color: @faint; text-align: left; font-weight: 400; min-width: @p230; }
QPushButton#find[narrow="true"] { min-width: 0; }
QPushButton#find:hover, QPushButton#find:focus { border-color: @accent; }
QTreeWidget#side { background: @window; border: 0; outline: 0; padding: @p8 @p2 @p8 @p6; }
QTreeWidget#side::item { min-height: @p28; border-radius: @p6; padding-left: @p8; padding-right: 0; color: @quiet; }
QTreeWidget#side::item:selected { background: @select; color: @text; }
QTreeWidget#side::item:hover:!selected { background: @hover; }
QTreeWidget#side QScrollBar:vertical { width: @p7; }
QTreeWidget#side QScrollBar::handle:vertical { background: @line; border-radius: 2px; margin: 1px; }
QTreeWidget#side QScrollBar::handle:vertical:hover { background: @strong; }
QTreeWidget#side::branch { background: transparent; image: none; }
QWidget#page { background: @window; }
QFrame#sticky { background: @surface; border: 0; }
QFrame#sticky[stuck="true"] { border-top: 1px solid @line; }
QFrame#card { background: @surface; border: 1px solid @line; border-radius: @p8; }
QLabel#title { font-size: @p20; font-weight: 600; }
QLabel#heading { font-size: @p14; font-weight: 600; }
QLabel#quiet { color: @quiet; }
QLabel#step { font-weight: 600; }
QFrame#drop { border: 2px dashed @strong; border-radius: @p8; background: @window; }
QFrame#drop[over="true"] { border-color: @accent; background: @select; }
QLabel#field { color: @quiet; font-size: @p12; font-weight: 500; }
QLabel#hint { color: @faint; font-size: @p12; }
QLabel#hint[bad="true"] { color: @bad; }
QLabel#figure { font-size: @p17; font-weight: 600; }
QLabel#pill { background: @hover; color: @quiet; border-radius: @p9; padding: 2px @p9; font-size: @p12; font-weight: 600; }
QLabel#pill[tone="warn"] { background: @warn_soft; color: @warn; }
QLabel#pill[tone="good"] { background: @good_soft; color: @good; }
QLabel#pill[tone="bad"] { background: @bad_soft; color: @bad; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: @surface; border: 1px solid @strong; border-radius: @p6; padding: 0 @p8; color: @text;
  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: @p28; }
QPlainTextEdit { padding: @p6; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @accent; padding-left: @p7; }
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only, QPlainTextEdit:disabled { background: @window; color: @quiet; border-color: @line; }
QLineEdit[bad="true"] { border: 2px solid @bad; background: @bad_soft; }
QComboBox::drop-down { border: 0; width: @p22; }
QComboBox::down-arrow { image: @arrow; width: @p12; height: @p12; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @strong; selection-background-color: @select; selection-color: @text; outline: 0; }
QLineEdit#filter { min-height: @p22; border-radius: @p4; border-color: @line; font-size: @p12; padding: 0 @p6; }
QLineEdit#filter:focus { border: 1px solid @accent; }
QLineEdit#filter[bad="true"] { border: 1px solid @bad; }
QPushButton { background: @surface; border: 1px solid @strong; border-radius: @p6; padding: 0 @p12; min-height: @p28; color: @text; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @accent; padding: 0 @p11; }
QPushButton:disabled { color: @faint; border-color: @line; background: @window; }
QPushButton#primary { background: @accent; border-color: @accent; color: @on_accent; font-weight: 600; }
QPushButton#primary:focus { border: 2px solid @text; }
QPushButton#primary:disabled { background: @pale; border-color: @line; color: @faint; }
QPushButton#danger { border-color: @bad; color: @bad; }
QPushButton#link { border: 0; background: transparent; color: @accent; padding: 0 @p4; text-align: left; }
QPushButton#link:focus { border: 1px solid @accent; }
QPushButton#choice { text-align: left; padding: @p12 @p16; min-height: @p44; font-size: @p14; }
QToolButton { border: 1px solid transparent; border-radius: @p6; padding: @p4; background: transparent; color: @quiet; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QCheckBox { spacing: @p8; min-height: @p24; }
QCheckBox::indicator { width: @p14; height: @p14; border: 1px solid @strong; border-radius: @p4; background: @surface; }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: @tick; }
QCheckBox::indicator:disabled { background: @window; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @faint; border-color: @faint; }
QCheckBox:focus { color: @accent; }
QTableView, QListView#plain, QTreeView { background: @surface; alternate-background-color: @stripe; border: 0; outline: 0; gridline-color: @line;
  selection-color: @text; }
QTableView::item { padding: 0 @p8; border: 0; }
QTreeView::item { padding-right: @p12; }
QListView, QTreeView, QPushButton, QToolButton, QMenu { icon-size: @p16; }
QTableView#pinned { border-right: 1px solid @strong; }
QHeaderView { background: @raised; }
QHeaderView::section { background: @raised; color: @quiet; border: 0; border-bottom: 1px solid @line; padding: @p5 @p8; font-size: @p12; font-weight: 600; }
QTableCornerButton::section { background: @raised; border: 0; }
QFrame#foot { background: @raised; border: 0; border-top: 1px solid @line; border-bottom-left-radius: @p8; border-bottom-right-radius: @p8; }
QFrame#foot QLabel { color: @quiet; font-size: @p12; }
QFrame#status { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame#status QLabel { color: @quiet; font-size: @p12; }
QFrame#status QLabel[tone="bad"] { color: @bad; font-weight: 600; }
QFrame#status QPushButton { min-height: @p20; padding: 0 @p8; font-size: @p12; }
QFrame#palette { background: @surface; border: 1px solid @strong; border-radius: @p10; }
QFrame#palette QLineEdit { border: 0; font-size: @p16; min-height: @p40; }
QFrame#palette QListWidget { border: 0; border-top: 1px solid @line; background: @surface; outline: 0; padding: @p6; }
QFrame#palette QListWidget::item { min-height: @p34; border-radius: @p6; padding: 0 @p8; }
QFrame#palette QListWidget::item:selected { background: @select; color: @text; }
QListWidget#offers { background: @surface; border: 1px solid @strong; border-radius: @p6; outline: 0; }
QListWidget#offers::item { min-height: @p26; padding: 0 @p8; }
QListWidget#offers::item:selected { background: @select; color: @text; }
QListWidget#marks { background: @surface; border: 1px solid @strong; border-radius: @p6; outline: 0; padding: @p4;
  selection-background-color: @select; selection-color: @text; }
QListWidget#marks:focus { border-color: @accent; }
QListWidget#marks::item { min-height: @p22; }
QListWidget#cards { background: @surface; border: 0; outline: 0; selection-color: @text; }
QListWidget#cards::item { background: @raised; border: 1px solid @line; border-radius: @p6; padding: @p8; }
QListWidget#cards::item:selected { background: @select; border-color: @accent; color: @text; }
QFrame#strip { background: @warn_soft; border: 0; border-radius: @p6; }
QFrame#strip QLabel { color: @warn; }
QFrame#paper { background: #e9edef; border: 1px solid @line; border-radius: @p6; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QTabBar::tab { background: transparent; color: @quiet; border: 0; border-bottom: 2px solid transparent; padding: @p5 @p6; font-size: @p12; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar:focus { background: @hover; }
QScrollBar:vertical { background: transparent; width: @p12; margin: 0; }
QScrollBar::handle:vertical { background: @thumb; border-radius: @p4; min-height: @p28; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: @p12; margin: 0; }
QScrollBar::handle:horizontal { background: @thumb; border-radius: @p4; min-width: @p28; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @surface; border: 1px solid @strong; padding: @p4; }
QMenu::item { padding: @p6 @p24 @p6 @p12; border-radius: @p4; }
QMenu::item:selected { background: @select; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: @p4; }
QSplitter::handle { background: transparent; }
QProgressBar { border: 1px solid @line; border-radius: @p4; background: @window; text-align: center; max-height: @p14; font-size: @p11; }
QProgressBar::chunk { background: @accent; border-radius: @p4; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
"""
