"""What a module and its topics say about themselves, without importing Qt or SQL.

A folder of `app/modules` is a tab, a folder inside it with a TOPIC is a topic.
Everything heavy is named as 'package.module:attribute' and imported on use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.letter_receivers import ReceiverKind
from app.core.manifest_parts import (
    UNSAID,
    BesideRecords,
    FirstStep,
    OnRecord,
    SaysOfItems,
    SetsFields,
    Shown,
    ShownReport,
)
from app.core.messages import Message, _
from app.core.paths import packages
from app.core.settings import Setting


def resolve(place: str) -> Any:
    """Import and return what 'package.module:attribute' names."""
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name)


@dataclass(frozen=True)
class Page(Shown):
    """One page: its key within the topic, title, icon, factory, the permission to see it, and its place in the side list.

    group names one of its tab's groups. A page that is not listed says by its full key under which parent it stands.
    """

    key: str
    title: str
    icon: str
    factory: str
    needs: str = UNSAID
    order: int = 100
    listed: bool = True
    group: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Group:
    """Pages of a tab that stand together under a heading of the side list; open says whether they are seen at first."""

    key: str
    title: str
    open: bool = True


@dataclass(frozen=True)
class Action(Shown):
    """A command for the palette: it opens a page with a request, and may have a key that works everywhere."""

    key: str
    title: str
    page: str
    request: str = ""
    shortcut: str = ""
    needs: str = UNSAID


@dataclass(frozen=True)
class Permission:
    """A right that a role can hold, its words, and the standard roles that hold it from the first day.

    was names former keys of the same right: roles that hold one get this one instead, and histories still read well.
    comes_with names rights whose holders in a book made before get this one too.
    """

    key: str
    title: str
    roles: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    comes_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class StandardRole:
    """A role that every book begins with: its key in Permission.roles, its name, and whether it may do everything."""

    key: str
    title: str
    everything: bool = False


@dataclass(frozen=True)
class Papers:
    """How files become filed documents: the table they lie in, the rights that taking in and finding need, and what does it.

    taking names a function (office, target, path) -> Message, finding a query (typed) -> papers, linking a command
    (document, target), about a query (target) -> the filed documents that are about a record without standing on it.
    """

    table: str
    take_right: str
    find_right: str
    taking: str
    finding: str
    linking: str
    about: str = ""
    page: str = ""  # where the words of filed documents are searched

    @property
    def take(self) -> Any:
        """What takes a file in."""
        return resolve(self.taking)

    @property
    def find(self) -> Any:
        """What finds filed documents."""
        return resolve(self.finding)

    @property
    def link(self) -> Any:
        """What puts a document on a record."""
        return resolve(self.linking)


@dataclass(frozen=True)
class Topic:
    """One topic: what it shows, declares and adds to the shared mechanisms."""

    name: str
    pages: tuple[Page, ...] = ()
    actions: tuple[Action, ...] = ()
    permissions: tuple[Permission, ...] = ()
    roles: tuple[StandardRole, ...] = ()  # those that every book begins with; the office declares them
    settings: tuple[Setting, ...] = ()
    models: str = ""
    reports: str = ""  # makers of reports by name: dict[str, Maker], see data/reports.py
    shown_reports: tuple[ShownReport, ...] = ()  # those that the search offers with their span
    checks: str = ""  # functions (connection) -> list[Check], for verify
    holds: str = ""  # function(connection, person) -> list[str]: what a member of staff has from this topic, for when they leave
    words: Mapping[str, str] = field(
        default_factory=dict
    )  # everyday words by page: what people type in the search who do not know its title
    purposes: Mapping[str, str] = field(
        default_factory=dict
    )  # by name of a list: what it is for, said where it has no rows yet
    numbers: Mapping[str, str] = field(
        default_factory=dict
    )  # titles of its number ranges by kind; 'case.*' stands for all that begin so
    replay: str = ""  # how rows that were written as a batch stand in the trail: dict[table, Batched], see data/replay.py
    kept: str = ""  # function(connection) -> dict[fingerprint, name]: files that must be in the archive store
    unnamed: Mapping[str, str] = field(
        default_factory=dict
    )  # titles of commands that need no right, by function name
    holders: str = ""  # function() -> select of the keys of people who hold something of this topic, for the list of who leaves
    hands_out: str = ""  # function(unit, devices, person, until): raises Invalid where a device is promised to somebody else
    ended: str = ""  # function(unit, table, key): what follows in this topic when a record of another one comes to its end
    # settles, by table: function(unit, kind, key): what follows in a row when its follow-up is settled
    settles: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, SetsFields] = field(default_factory=dict)  # by table: what rules may set of its rows
    forget: str = ""  # function(unit, table, key): takes away what this topic still holds of a record that is being erased
    # guards: by table: what hides its rows from who may not know of them, see data/visibility.py
    guards: Mapping[str, str] = field(default_factory=dict)
    search: str = ""  # what the search shows of this topic's rows
    # offers, by table: function(connection, typed, key) -> list[Found], for fields that name a row of it
    offers: Mapping[str, str] = field(default_factory=dict)
    # makes, by table: command(unit, name) that makes a row of which only the name was typed, for the same fields
    makes: Mapping[str, str] = field(default_factory=dict)
    # codes, by table: function(connection, typed, code, among) -> list[Found], for texts that hold the code of a row
    codes: Mapping[str, str] = field(default_factory=dict)
    paints: Mapping[str, str] = field(default_factory=dict)  # by ending of a file: see data/painted_files.py
    papers: Papers | None = None
    letters_to: tuple[ReceiverKind, ...] = ()  # who letters go to beside contacts
    setup: str = ""  # function(unit, answers): called once in a new book, with what the first page asked
    basics: str = ""  # function(unit): what a book begins with, called once in every book, see data/basics.py
    basics_later: Mapping[str, str] = field(default_factory=dict)  # the same, by a word, for what came later
    demo: str = ""  # function(office, seed): its part of the demo company
    demo_late: str = ""  # the same, once all others made theirs: what stands on rows of later topics
    demo_after: tuple[str, ...] = ()  # topics whose late part comes before its own
    workflows: str = ""  # what can be approved: Approval by kind, see data/workflow.py
    first_steps: tuple[FirstStep, ...] = ()  # what a new book begins with, shown on Today until it is done
    todo: str = ""  # function(connection) -> list[Waiting]: what the cockpit shows as to be done
    due_days: str = ""  # query(connection, until) -> list[DueDay]: its days that the list of duties shows too
    month_end: str = ""  # query(connection, since, until) -> list[MonthCheck]: what a month's end looks at
    proposals: str = ""  # query(connection, movement) -> list[Proposal]: how to book a bank movement
    work: str = ""  # function(office) -> something with stop(): what runs beside the window while it stands
    daily: str = ""  # function(unit): what is done once a day, whoever works, see data/daily.py
    beside_records: BesideRecords | None = None  # what stands beside every record, see ui/beside_records.py
    due: str = ""  # function(office) -> list[str]: what has times of its own, done by who does the day
    timeline: str = ""  # query(connection, AboutContact, limit) -> list[Happening]: what happened with a contact, the newest first
    front_desk: str = ""  # query(connection, AboutContact) -> list[Block]: what is asked about a contact
    leads_to_contacts: str = ""  # query(connection, typed) -> list[int]: contacts that a word leads to
    on_records: Mapping[str, OnRecord] = field(
        default_factory=dict
    )  # by table of another topic: what this one does with a row of it, offered where those rows are shown
    holds_payment: SaysOfItems | None = None  # query(connection) -> reasons: what must not be paid yet
    item_skonto: str = ""  # query(connection, accounts) -> steps: Skonto that an invoice itself allows
    about_items: SaysOfItems | None = None  # query(connection, accounts) -> messages: what became of items
    expects: str = ""  # query(connection, since, until) -> list[Expected]: money that comes or goes and stands in no open item
    issues_goods: str = ""  # function(unit, GoodsIssue) -> tuple[Message, ...]: goods leave with a document of another topic; what is left to do
    cost_of_goods: str = ""  # query(connection, documents) -> (cents, quantity): what left with them
    takes_goods_back: str = ""  # function(unit, number): what left with a document comes back
    uses_goods: str = ""  # function(connection, move) -> quantity: what of a receipt of stock became something else and can't go back
    # formerly: what pages, lists and columns (list:column) were called, with their names of now; '' for what is gone
    formerly: Mapping[str, str] = field(default_factory=dict)
    figures: str = ""  # tuple of FigureSource: figures (KPI) that come of its rows, see core/figures.py
    commands: str = ""  # click group or list of click commands
    order: int = 100


@dataclass(frozen=True)
class Waiting:
    """Something that waits to be done: how much, in words, the page that does it, and whether it is late."""

    count: int
    words: Message
    page: str
    request: object = None
    late: bool = False


@dataclass(frozen=True)
class Finding:
    """Something a check found: in words, and the page that shows it."""

    words: Message
    page: str
    request: object = None


@dataclass(frozen=True)
class MonthCheck:
    """A check of the month-end list and what it found; nothing found is well. apart says that it found sums that differ."""

    title: str
    findings: tuple[Finding, ...] = ()
    apart: bool = False


@dataclass(frozen=True)
class Module:
    """One tab of the window."""

    name: str
    title: str
    icon: str
    order: int
    topics: tuple[Topic, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def _in_order(self) -> tuple[tuple[str, Page], ...]:
        found = [(f"{topic.name}.{page.key}", page) for topic in self.topics for page in topic.pages]
        places = {group.key: place for place, group in enumerate(self.groups)}
        return tuple(sorted(found, key=lambda pair: (places.get(pair[1].group, len(places)), pair[1].order)))

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Yield the full key and the page of everything in the side list, group by group, in order."""
        yield from self._in_order


@lru_cache(maxsize=1)
def discover(package: str = "app.modules") -> tuple[Module, ...]:
    """Return the manifest of every module folder with its topics, in the order of the tabs."""
    found = []
    for name in packages(package):
        parent = import_module(f"{package}.{name}")
        topics = [import_module(f"{package}.{name}.{inner}") for inner in packages(f"{package}.{name}")]
        manifests = [module.TOPIC for module in (parent, *topics) if hasattr(module, "TOPIC")]
        about: Module = parent.MODULE
        found.append(
            Module(
                about.name,
                about.title,
                about.icon,
                about.order,
                tuple(sorted(manifests, key=lambda topic: topic.order)),
                groups=about.groups,
            )
        )
    return tuple(sorted(found, key=lambda module: (module.order, module.name)))


def topics() -> Iterator[Topic]:
    """Yield every topic of every module, in order."""
    for module in discover():
        yield from module.topics


def permissions() -> tuple[Permission, ...]:
    """Return every permission that a topic declares."""
    return tuple(permission for topic in topics() for permission in topic.permissions)


def standard_roles() -> tuple[StandardRole, ...]:
    """Return the roles that every book begins with."""
    return tuple(role for topic in topics() for role in topic.roles)


def rights_of(role: StandardRole) -> frozenset[str]:
    """Return the rights that the topics give to a standard role."""
    if role.everything:
        return frozenset({"*"})
    return frozenset(right.key for right in permissions() if role.key in right.roles)


@lru_cache(maxsize=1)
def command_titles() -> dict[str, str]:
    """Return what the trail's commands are called: the words of their right, or what a topic says of those that need none."""
    named = {key: title for topic in topics() for key, title in topic.unnamed.items()}
    rights = permissions()
    former = {key: right.title for right in rights for key in right.was}
    return former | {right.key: right.title for right in rights} | named


@lru_cache(maxsize=1)
def _purposes() -> dict[str, str]:
    return {name: words for topic in topics() for name, words in topic.purposes.items()}


def purpose_of(name: str) -> str:
    """Return in a sentence what a list is for, in the language in force; '' where nobody says."""
    return _(_purposes()[name]) if name in _purposes() else ""


def number_title(kind: str) -> str:
    """Return what a range of numbers is called, in the language in force; the kind itself for one that nobody declares."""
    for topic in topics():
        for declared, title in topic.numbers.items():
            if declared == kind:
                return _(title)
            if declared.endswith("*") and kind.startswith(declared[:-1]):
                return f"{_(title)} {kind.removeprefix(declared[:-1])}"
    return kind


def allows(granted: frozenset[str], needed: str) -> bool:
    """Say whether a set of permissions covers one; 'finance.*' covers all below finance, '*' everything."""
    if not needed or needed in granted or "*" in granted:
        return True
    parts = needed.split(".")
    return any(".".join(parts[:n]) + ".*" in granted for n in range(1, len(parts)))
