"""Starts the window: the frame is painted first, then the database is imported and the book opened beside it."""

from __future__ import annotations

import logging
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.core import open_copies
from app.core.errors import Cancelled, KontorError
from app.core.messages import Message, _, use_language
from app.core.paths import begin_log, books, home, is_url, may_stand
from app.ui import theme
from app.ui.frame import Frame
from app.ui.pauses import IdleCollection, Input
from app.ui.store import Store

if TYPE_CHECKING:
    from app.data.books import Book
    from app.data.office import Actor
    from app.data.sign_in import SignIn
    from app.modules.office.pages.welcome import Welcome
    from app.ui.desk import Desk
    from app.ui.jobs import Progress
    from app.ui.window import Window

BACKUP_AFTER_MS = 5000
DEMO_NAME = "Nordlicht.kontor"
log = logging.getLogger("kontor")


class Program(QObject):
    """Leads from the first start to an open book, through sign-in and lock."""

    def __init__(self, app: QApplication, store: Store) -> None:
        super().__init__()
        self.app, self.store = app, store
        self.frame = Frame(store)
        self.book: Book | None = None
        self.desk: Desk | None = None
        self.window: Window | None = None
        self._translator: QTranslator | None = None
        self.input = Input(self)
        self.input.came.connect(self._put_lock_off)
        self.lock_clock = QTimer(self, singleShot=True)
        self.lock_clock.timeout.connect(self.lock)
        self.frame.closing.connect(self.finish)
        german = QLocale.system().language() == QLocale.Language.German
        self.set_language(store.get("language") or ("de" if german else "en"))
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self.restyle())

    # -- look ----------------------------------------------------------------
    def set_language(self, name: str) -> None:
        """Switch all texts, Qt's own buttons too."""
        use_language(name)
        if self._translator is not None:
            self.app.removeTranslator(self._translator)
            self._translator = None
        if name == "de":
            self._translator = QTranslator(self)
            place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load("qtbase_de", place):
                self.app.installTranslator(self._translator)

    def restyle(self) -> None:
        """Apply the look that is remembered, and build the pages anew."""
        if self._dress(self.store.get("theme", "system"), self.store.get("zoom", 100)):
            self.show_window()

    def _dress(self, choice: str, zoom: int) -> bool:
        """Apply a look and say whether a window is to be built anew; it goes first, else each part of all its pages would be styled once more."""
        stood = self.window is not None
        if self.window is not None and theme.differs(choice, zoom):
            self.window.finish()
            self.window = None
            self.frame.clear()
        theme.apply(choice, zoom)
        return stood

    def _take_settings(self, values: dict[str, Any]) -> bool:
        """Take language, appearance and zoom from the person's settings, and say whether a window is to be built anew."""
        assert self.desk is not None
        self.desk.settings = values
        for key, name in (("language", "user.language"), ("theme", "user.theme"), ("zoom", "user.zoom")):
            self.store.put(key, values[name])
        self.set_language(values["user.language"])
        stood = self._dress(values["user.theme"], values["user.zoom"])
        theme.look.tables = values["user.tables"]
        minutes = values["safety.lock_minutes"]
        self.lock_clock.setInterval(minutes * 60_000)
        (self.lock_clock.start if minutes else self.lock_clock.stop)()
        return stood

    # -- opening -------------------------------------------------------------
    def begin(self, arguments: list[str]) -> None:
        """Open what the arguments name, the last book, or the welcome page."""
        if "--demo" in arguments:
            self.open_demo()
        elif arguments:
            self.open_book(arguments[0])
        elif (recent := self.store.get("books.recent", [])) and may_stand(recent[0]):
            self.open_book(recent[0])
        else:
            self.welcome()

    def welcome(self, error: KontorError | None = None, place: str = "") -> Welcome:
        """Show the first page: new company, open, connect, demo; for a server that did not open, the way there."""
        from app.modules.office.pages.welcome import Welcome

        page = Welcome(self.store, self.frame.work, str(error) if error else "")
        page.chosen.connect(self.open_book)
        page.demo_wanted.connect(self.open_demo)
        page.made.connect(self._opened)
        self.frame.put(page)
        page.focus_first()
        if is_url(place):
            page.connect_to(place, error)
        return page

    def open_demo(self) -> None:
        """Open the demo company; the first time it is made."""
        place = home() / "demo" / DEMO_NAME

        def make(progress: Progress) -> Book:
            from app.data.books import open_book
            from app.modules.office.services import demo_book

            if (place / "kontor.db").exists():
                return open_book(str(place))
            place.parent.mkdir(parents=True, exist_ok=True)
            return demo_book(str(place), tell=progress)

        self.frame.work(_("The demo company is made …"), make, self._opened, self.welcome)

    def open_book(self, place: str) -> None:
        """Open a book by its folder or address."""

        def work() -> Book:
            from app.data.books import open_book

            return open_book(place)

        def failed(error: KontorError) -> None:
            self.welcome(None if isinstance(error, Cancelled) else error, place)

        if not is_url(place):
            self.frame.ask("Kontor", work, self._opened, failed)
            return
        server = place.rpartition("@")[2].partition("?")[0]
        words = _("Connecting to {name} …").format(name=server)  # a silent server is not waited for by force
        self.frame.ask(words, work, self._opened, failed, late=lambda book: book.close())

    def _opened(self, book: Book, entered: SignIn | None = None) -> None:
        from app.data.books import without_password
        from app.data.sign_in import only_user, person_of_book, sign_in

        self.book = book
        place = without_password(book.place)
        before = map(without_password, self.store.get("books.recent", []))
        recent = [place, *(known for known in before if known != place)]
        self.store.put("books.recent", recent[:8])
        own = entered or person_of_book(book)
        login = only_user(book)
        if own is not None:
            self._came_in(own)
        elif login:
            self.signed_in(sign_in(book, login, "").actor)
        else:
            self.ask_who()

    def ask_who(self, login: str | None = None) -> None:
        """Show the sign-in page, None with who was here last; with a login only that person may unlock."""
        from app.modules.office.pages.sign_in import SignInPage

        assert self.book is not None
        who = self.store.get("login", "") if login is None else login
        page = SignInPage(self.store, self.book, who, locked=bool(login))
        page.signed_in.connect(self._came_in)
        page.left.connect(self.leave_book)
        page.other.connect(partial(self.ask_who, ""))
        self.frame.put(page)
        page.focus_first()

    def _came_in(self, sign_in: SignIn) -> None:
        from app.core.format import moment

        self.signed_in(sign_in.actor)
        assert self.desk is not None
        words = _("Last signed in {when}") if sign_in.last is not None else _("Signed in as {login}")
        when = moment(sign_in.last) if sign_in.last is not None else ""
        self.desk.notice(words.format(when=when, login=sign_in.actor.login))

    def signed_in(self, actor: Actor) -> None:
        """Make the desk of a person and show the window."""
        from app.data.office import Office
        from app.data.settings import desk_settings
        from app.ui.desk import Desk
        from app.ui.known import know_people, know_settings

        assert self.book is not None
        self.store.put("login", actor.login)
        under_way = None
        if self.desk is not None:
            under_way = self.desk.jobs
            self.desk.close()
        self.desk = Desk(Office(self.book, actor), self.store, under_way)
        self.desk.look_changed.connect(self._look_changed)
        self.desk.way_wanted.connect(self.go)
        self._take_settings(self.desk.read_blocking(desk_settings, actor.login))
        know_people(self.desk)
        know_settings(self.desk)
        self.show_window(anew=True)
        self.desk.start_watching()
        if words := self.book.warning or self.book.remark:
            self.desk.notice(str(Message(*words)), "bad")
        elif self.desk.settings["safety.daily_backup"] and self.book.local:
            QTimer.singleShot(BACKUP_AFTER_MS, self.desk, self._back_up)

    def _back_up(self) -> None:
        """Make the daily backup, once the window stands and nobody waits for the processor."""
        from app.data.backup import daily

        if self.desk is not None and self.book is not None:
            self.desk.work(daily, self.book)

    def _look_changed(self) -> None:
        """Ask for the settings of now; a server that is gone is told like any refusal, the window stays as it is."""
        from app.data.settings import desk_settings

        if self.desk is not None:
            self.desk.read(desk_settings, self.desk.office.actor.login, then=self._look_read)

    def _look_read(self, values: dict[str, Any]) -> None:
        """Show the window in another look, but not to who has to sign in by now."""
        if self._take_settings(values):
            self.show_window()

    def show_window(self, *, anew: bool = False) -> None:
        """Build the window for the desk, in the language and look in force."""
        from app.ui.window import Window

        assert self.desk is not None
        assert self.book is not None
        if self.window is not None:
            self.window.finish()
        self.window = Window(self.desk)
        self.window.zoom_wanted.connect(self._zoom)
        self.window.lock_wanted.connect(self.lock)
        kind = _("this computer") if self.book.local else _("shared")
        way = _("Encrypted connection") if self.book.encrypted else _("The connection is not encrypted")
        self.window.show_book(
            self.desk.settings["company.name"], kind, self.book.place if self.book.local else way
        )
        self.window.status.person.setText(self.desk.office.actor.name)
        from app.data.last_check import last_check  # the first paint waits for no database

        self.window.status.watch_checks(partial(last_check, self.book))
        self.frame.setWindowTitle(f"{self.desk.settings['company.name']} – Kontor")
        self.frame.put(self.window)
        self.window.start_page(anew=anew)

    def _zoom(self, percent: int) -> None:
        from app.data.settings import change_own_setting

        desk = self.desk
        assert desk is not None
        desk.run(change_own_setting, "user.zoom", percent, then=lambda _n: desk.look_changed.emit())

    def _put_lock_off(self) -> None:
        if self.lock_clock.isActive():
            self.lock_clock.start()

    def lock(self) -> None:
        """Hide everything until the person signs in again; where there is no password, say how one is set."""
        from app.data.sign_in import only_user

        if self.desk is None or self.book is None or self.window is None:
            return
        if only_user(self.book):
            words = _(
                "There is nothing to lock: this book has no password yet. Please set one under “Change password”."
            )
            self.desk.notice(words)
            return
        login = self.desk.office.actor.login
        open_copies.clear()
        self.window.finish()
        self.window = None
        self.ask_who(login)

    def leave_book(self) -> Welcome:
        """Close the book and return to the welcome page."""
        self.finish()
        self.book = None
        return self.welcome()

    def go(self, way: str, place: str = "") -> None:
        """Go one of the ways of the book menu: to a book at a place, to a new one, out."""
        if way == "quit":
            self.frame.close()
        elif way == "lock":
            self.lock()
        elif way == "open":
            from app.ui.save_file import ask_folder

            ask_folder(self.frame, _("Open a book …"), partial(self.go, "book"), str(books()))
        else:
            self.leave_book().go(way, place)

    def finish(self) -> None:
        """Close desk and book, and take away the copies that were opened in other programs."""
        open_copies.clear()
        if self.window is not None:
            self.window.finish()
            self.window = None
        if self.desk is not None:
            self.desk.jobs.stop()
            self.desk.close()
            self.desk = None
        self.store.flush()
        if self.book is not None:
            self.book.close()


def start(arguments: list[str]) -> None:
    """Show the window and run until it is closed; does not return."""
    begin_log()
    sys.excepthook = lambda kind, error, trace: log.critical("unexpected", exc_info=(kind, error, trace))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(sys.argv[:1])
    program = first_frame(app)
    QTimer.singleShot(0, lambda: program.begin(arguments))
    sys.exit(app.exec())


def first_frame(app: QApplication) -> Program:
    """Show the empty frame in the look that is remembered; nothing of the database was imported yet."""
    app.setApplicationName("Kontor")
    store = Store()
    theme.apply(store.get("theme", "system"), store.get("zoom", 100))
    program = Program(app, store)
    program.input.watch(app)
    program.frame.show()
    IdleCollection(program.input).begin()
    return program
