"""The first page: a new company, open a book, connect to a shared one, or look around in the demo company."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core import format as formats
from app.core import paths
from app.core.dates import computers_day
from app.core.errors import KontorError, NoBook
from app.core.identifiers import tax_number, vat_id
from app.core.messages import _, language, use_language
from app.core.stemming import fold
from app.data.addresses import has_password, read
from app.data.books import SUFFIX, Book, open_book
from app.data.own_parts import left_out
from app.data.restore import read_manifest, restore
from app.data.sign_in import SignIn, sign_in
from app.modules.finance.chart.settings import SETTINGS as CHART_SETTINGS
from app.modules.office.pages.connect_form import ConnectForm, NewPassword, PlaceForm
from app.modules.office.pages.land_field import LandField
from app.modules.office.pages.place_field import PlaceField
from app.modules.office.services import NewBook, new_book
from app.modules.office.settings import FORMS
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.fields import CheckedField, DayField, TextField
from app.ui.form_drafts import FormDrafts
from app.ui.forms import Form
from app.ui.icons import icon
from app.ui.jobs import Progress
from app.ui.save_file import ask_file, ask_folder
from app.ui.store import Store
from app.ui.theme import px
from app.ui.widgets import button, clear, label, named_frame, row

Work = Callable[
    [str, Callable[[Progress], Any], Callable[[Any], object], Callable[[KontorError], object]], None
]
BACKUP = ".kontor-backup"


class FormDesk:
    """What a form needs before there is a book: a place for drafts."""

    def __init__(self, store: Store) -> None:
        self.store, self.drafts, self.today = store, FormDrafts(store), computers_day


class Welcome(QWidget):
    """The ways into Kontor; nothing here needs a book."""

    chosen = Signal(str)
    demo_wanted = Signal()
    made = Signal(object, object)  # the book, and the sign-in of who made it with a password

    def __init__(self, store: Store, work: Work, error: str = "") -> None:
        """Show the ways in; work(title, work, then, failed) does what takes long beside the window, with Cancel."""
        super().__init__()
        self.store, self._work = store, work
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._error = error
        self._choices()

    def focus_first(self) -> None:
        """Put the focus on the first way in."""
        self._first.setFocus()

    def _fresh(self, width: int) -> QVBoxLayout:
        clear(self._outer)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        across = QHBoxLayout(inside)
        frame = named_frame("card")
        frame.setFixedWidth(px(width))
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(32), px(28), px(32), px(28))
        column.setSpacing(px(10))
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(2)
        across.addStretch()
        across.addLayout(middle)
        across.addStretch()
        area.setWidget(inside)
        self._outer.addWidget(area)
        return column

    def _choices(self) -> None:
        column = self._fresh(600)
        other = "en" if language() == "de" else "de"
        switch = button(
            {"de": "Deutsch", "en": "English"}[other], lambda: self._switch(other), "link", pic="languages"
        )
        column.addLayout(row(label("Kontor", "title"), 0, switch))
        column.addWidget(label(_("The back office of a small organisation on one desk."), "quiet"))
        if self._error:
            problem = label(self._error, "hint", wrap=True)
            problem.setProperty("bad", True)
            column.addWidget(problem)
        column.addSpacing(px(8))
        ways = (
            (_("New company …"), _("Chart, fiscal year and VAT"), "building-2", self.open_new),
            (_("Open a book …"), _("A folder on this computer or a drive"), "folder-open", self._open),
            (
                _("Connect to a shared book …"),
                _("A PostgreSQL server that several desks share"),
                "server",
                self.connect_to,
            ),
            (_("Restore a backup …"), _("A file that Kontor wrote"), "history", self.ask_backup),
            (
                _("Look around in the demo company"),
                _("Eighteen months of a small tool trader"),
                "play",
                self.demo_wanted.emit,
            ),
        )
        made = []
        for title, detail, pic, slot in ways:
            one = button(f"{title}\n{detail}", slot, "choice")
            one.setIcon(icon(pic, "accent"))
            column.addWidget(one)
            made.append(one)
        self._first = made[0]
        recent = [place for place in self.store.get("books.recent", []) if paths.may_stand(place)]
        if recent:
            column.addSpacing(px(8))
            column.addWidget(label(_("Opened before"), "field"))
            for place in recent[:4]:
                name = (
                    Path(place).name.removesuffix(SUFFIX)
                    if not paths.is_url(place)
                    else place.rpartition("@")[2]
                )
                column.addWidget(button(name, lambda p=place: self.chosen.emit(p), "link"))  # type: ignore[misc]

    def _switch(self, name: str) -> None:
        use_language(name)
        self.store.put("language", name)
        self._choices()
        self.focus_first()

    def go(self, way: str, place: str = "") -> None:
        """Begin one of the ways: a new book, one at a place, a backup, the demo company."""
        if way == "new":
            self.open_new()
        elif way == "demo":
            self.demo_wanted.emit()
        elif way == "book":
            self.chosen.emit(place)
        elif way == "connect":
            self.connect_to(place)
        elif way == "restore":
            self.ask_backup()

    def _open(self) -> None:
        ask_folder(self, _("Open a book …"), self.chosen.emit, str(paths.books()))

    def ask_backup(self) -> None:
        """Ask for the file of a backup."""
        kinds = f"{_('Backups of Kontor')} (*{BACKUP})"
        restore = lambda path: self.open_restore(str(path))  # noqa: E731
        ask_file(self, _("Restore a backup …"), restore, kinds, where=str(paths.books()))

    def open_restore(self, file: str) -> None:
        """Show the form of a backup that becomes a book: the folder or the empty database that it shall stand in."""
        try:
            shared = read_manifest(Path(file)).kind == "postgresql"
        except KontorError as error:
            self._error = str(error)
            self._choices()
            return
        column = self._fresh(600)
        column.addWidget(label(_("Restore a backup"), "title"))
        column.addWidget(label(Path(file).name, "quiet", wrap=True))

        def go(place: str) -> None:
            def work(progress: Progress) -> Book:
                gone = restore(Path(file), place, progress)
                book = open_book(place)
                if gone:
                    said = left_out(gone)
                    book.remark = (said.template, said.values)
                return book

            self._work(_("The backup is restored …"), work, lambda book: self._made(form, book), form.refused)

        form: Form
        if shared:
            words = _("This is the backup of a shared book: it is restored to an empty database of a server.")
            column.addWidget(label(words, "quiet", wrap=True))
            form = ConnectForm(FormDesk(self.store), go, self._back, button=_("Restore"))
        else:
            form = PlaceForm(FormDesk(self.store), go, self._back, file.removesuffix(BACKUP))
        column.addWidget(form)
        form.focus_first()

    def connect_to(self, place: str = "", error: KontorError | None = None) -> None:
        """Show the form that leads to a shared book, with what a place says and why it could not be opened."""
        column = self._fresh(560)
        column.addWidget(label(_("Connect to a shared book"), "title"))
        column.addWidget(
            label(
                _("Your administrator gave you the server's name and a sign-in of your own."),
                "quiet",
                wrap=True,
            )
        )

        def connect(found: str) -> None:
            self._work(
                _("The server is asked …"),
                lambda _progress: open_book(found),
                lambda book: self._made(form, book),
                partial(refused, found),
            )

        def refused(found: str, error: KontorError) -> None:
            if isinstance(error, NoBook):
                form.saved()
                self.open_new(found)
            else:
                form.refused(error)

        form = ConnectForm(FormDesk(self.store), connect, self._back, place)
        column.addWidget(form)
        form.focus_first()
        if error is not None and error.field == "password" and not has_password(place):
            form.fields["password"].set_hint(str(error))  # as each morning: nothing was wrong
            form.fields["password"].setFocus(Qt.FocusReason.TabFocusReason)
        elif error is not None:
            refused(place, error)

    def _back(self) -> None:
        self._error = ""
        self._choices()
        self.focus_first()

    def open_new(self, address: str = "") -> None:
        """Show the form of a new company, for a folder or the empty database at an address."""
        column = self._fresh(760)
        column.addWidget(label(_("New company"), "title"))
        if address:
            told = _(
                "There is no book in the database {name} yet. It is made there with what you enter here."
            )
            column.addWidget(label(told.format(name=read(address).database), "quiet", wrap=True))
        form = Form(
            FormDesk(self.store),  # type: ignore[arg-type]
            "new_company",
            lambda: self._make(form, address),
            self._back,
            _("Make the book"),
            columns=3,
        )
        form.heading(_("Company"))
        form.add(CheckedField("company", _("Name"), str.strip, required=True), 2)
        form.add(ChoiceField("form", _("Legal form"), FORMS))
        form.add(TextField("street", _("Street")))
        form.add(TextField("postcode", _("Postcode")))
        form.add(TextField("town", _("Town")))
        land = form.add(LandField("land", _("Bundesland")))
        form.add(CheckedField("tax_number", _("Tax number"), lambda text: tax_number(text, land.text())))
        form.add(CheckedField("vat_id", _("VAT ID"), vat_id))
        form.heading(_("Bookkeeping"))
        chart, scheme, period = (
            next(s for s in CHART_SETTINGS if s.key == f"finance.{key}")
            for key in ("chart", "vat_scheme", "vat_period")
        )
        form.add(ChoiceField("chart", _(chart.title), chart.choices))
        form.add(DayField("fiscal_start", _("Fiscal year from"), required=True))
        form.add(DayField("fiscal_end", _("to"), required=True))
        form.add(ChoiceField("vat_scheme", _(scheme.title), scheme.choices), 2)
        form.add(ChoiceField("vat_period", _(period.title), period.choices))
        form.add(SwitchField("vat_extension", _("Permanent extension")))
        form.add(SwitchField("small_business", _("Small business, § 19 UStG")))
        form.heading(_("You"))
        form.add(TextField("person", _("Your name")))
        if address:
            form.add(NewPassword("password", _("Password"), password=True))
        else:
            form.add(TextField("password", _("Password (may stay empty)"), password=True))
            place = form.add(PlaceField("place", _("Place of the book")), 3)
        year = computers_day().year
        first, last = (formats.day(datetime.date(year, *day)) for day in ((1, 1), (12, 31)))
        form.fill({"fiscal_start": first, "fiscal_end": last, "chart": "skr04"})
        if not address:
            assert isinstance(place, PlaceField)
            form.fields["company"].changed.connect(lambda: place.follow(form.fields["company"].text()))
            place.follow(form.fields["company"].text())
        column.addWidget(form)
        form.focus_first()

    def _make(self, form: Form, address: str) -> None:
        values = form.values()
        login = re.sub(r"[^a-z0-9]+", ".", fold(values["person"])).strip(".") or "admin"
        answers = NewBook(
            company=values["company"],
            chart=values["chart"],
            fiscal_year=values["fiscal_end"].year,
            fiscal_start=values["fiscal_start"],
            fiscal_end=values["fiscal_end"],
            form=values["form"],
            street=values["street"],
            postcode=values["postcode"],
            town=values["town"],
            land=values["land"],
            tax_number=form.fields["tax_number"].text(),
            vat_id=values["vat_id"] or "",
            vat_scheme=values["vat_scheme"],
            vat_period=values["vat_period"],
            vat_extension=values["vat_extension"],
            small_business=values["small_business"],
            login=login,
            person=values["person"],
            password=values["password"],
            language=language(),
        )
        folder = address or str(values["place"])

        def work(progress: Progress) -> tuple[Book, SignIn | None]:
            book = new_book(folder, answers, progress)
            return book, sign_in(book, login, answers.password) if answers.password else None

        self._work(
            _("The book is made …"),
            work,
            lambda made: self._made(form, *made),
            form.refused,
        )

    def _made(self, form: Form, book: Book, entered: SignIn | None = None) -> None:
        form.saved()
        self.made.emit(book, entered)
