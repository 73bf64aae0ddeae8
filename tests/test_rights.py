"""The matrix of rights: what every standard role may do and read, as it is declared and as the program really does it."""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_type_hints

import click
import pytest

import app
from app import cli
from app.core.errors import Forbidden, KontorError
from app.core.left_out import _needed_fields
from app.core.manifest import Action, Page, allows, discover, permissions, rights_of, standard_roles, topics
from app.core.manifest_parts import BesideRecords, FirstStep, OnRecord, ShownReport
from app.data import cli_support
from app.data.office import Actor, Office
from app.data.queries import needs_of
from app.data.reports import make_report, makers
from app.data.search import searchables
from app.modules.finance.ledger.api import EntryDraft
from tests.conftest import NOW
from tests.lists import made
from tests.lists import makers as list_makers

DAY = datetime.date(2026, 1, 1)
NOT_OPENED = {"app.__main__", "app.main"}  # they start the program


def modules() -> Iterator[Any]:
    """Yield every module of the program."""
    for info in pkgutil.walk_packages(app.__path__, "app."):
        if info.name not in NOT_OPENED:
            yield importlib.import_module(info.name)


def functions() -> dict[str, Callable[..., Any]]:
    """Return every function of the program by its full name."""
    return {
        f"{module.__name__}.{name}": one
        for module in modules()
        for name, one in vars(module).items()
        if inspect.isfunction(one) and one.__module__ == module.__name__
    }


def verbs(group: click.Group | None = None, before: str = "") -> dict[str, click.Command]:
    """Return every command of the command line by its words."""
    if group is None:
        cli.commands()
        group = cli.kontor
    found: dict[str, click.Command] = {}
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            found |= verbs(one, f"{before}{name} ")
        else:
            found[before + name] = one
    return found


ALL = functions()
COMMANDS = {name: one for name, one in ALL.items() if hasattr(one, "permission")}
VERBS = verbs()
QUERIES = {
    name: one
    for name, one in ALL.items()
    if hasattr(one, "needs") and one not in {verb.callback for verb in VERBS.values()}
}
ROLES = {role.key: rights_of(role) for role in standard_roles()} | {"nobody": frozenset[str]()}
ON_A_SERVER = (
    "auditor",
)  # refusals do not ask the database; one who may much and not all tells whether it is so
KNOWN = {right.key for right in permissions()} | {""}


def declared() -> dict[str, tuple[str, ...]]:
    """Return the rights of everything that declares some, by kind and name."""
    found = {f"command {name}": (one.permission,) for name, one in COMMANDS.items()}  # type: ignore[attr-defined]
    found |= {f"query {name}": needs_of(one) for name, one in QUERIES.items()}
    found |= {f"list {name}": (made(one).needs,) for name, one in list_makers()}
    found |= {f"report {name}": needs_of(one) for name, one in makers().items()}
    found |= {f"verb {name}": needs_of(one.callback) for name, one in VERBS.items() if one.callback}
    for module in discover():
        found |= {f"page {key}": (page.needs,) for key, page in module.pages()}
    for topic in topics():
        found |= {f"action {topic.name}.{one.key}": (one.needs,) for one in topic.actions}
        found |= {f"shown {topic.name}.{one.key}": (one.needs,) for one in topic.shown_reports}
        found |= {f"deed {topic.name} {table}": (one.needs,) for table, one in topic.on_records.items()}
        found |= {f"step {topic.name} {one.title}": (one.needs,) for one in topic.first_steps}
        if topic.beside_records is not None:
            found[f"beside {topic.name}"] = (topic.beside_records.needs,)
    return found | {f"search {one.table}": (one.needs,) for one in searchables()}


def test_every_right_is_a_right() -> None:
    """What is declared names rights that a role can hold; whatever says nothing falls at needs_of() and the list below."""
    unknown = {name: needs for name, needs in declared().items() if not set(needs) <= KNOWN}
    assert unknown == {}
    closed = ("list ", "report ", "search ", "shown ", "deed ", "step ", "beside ")
    assert [name for name, needs in declared().items() if name.startswith(closed) and "" in needs] == []


def test_what_a_manifest_shows_says_to_whom() -> None:
    """A page, action, report, deed, step or part that names no right is refused when its manifest is read; '' is a word for everybody."""
    page = {"key": "x", "title": "X", "icon": "star", "factory": "x:X"}
    with pytest.raises(TypeError, match="x names no right"):
        Page(**page)
    assert Page(**page, needs="").needs == ""
    silent: list[Callable[[], object]] = [
        lambda: Action("x", "X", "a.b.c"),
        lambda: ShownReport("x", "X", "a.b.c"),
        lambda: OnRecord("x", "a.b.c"),
        lambda: BesideRecords("x", "x:X"),
        lambda: FirstStep("x", "why", "Do", "a.b.c", "x:done"),
    ]
    for make in silent:
        with pytest.raises(TypeError, match="x names no right"):
            make()


def test_what_pages_read_and_write_says_what_it_needs() -> None:
    """A function that a page, a job or a verb knows and that reads a connection is a query, and one that writes a command."""
    silent = []
    for module in modules():
        name = module.__name__
        if ".pages" not in name and not name.startswith("app.ui.") and not name.endswith((".cli", ".jobs")):
            continue
        for one in vars(module).values():
            if not inspect.isfunction(one) or not one.__module__.startswith("app."):
                continue
            first = next(iter(inspect.signature(one).parameters.values()), None)
            if first is None:
                continue
            if first.name == "connection" and not hasattr(one, "needs"):
                silent.append(f"{name}: {one.__qualname__}")
            if first.annotation == "Unit" and not hasattr(one, "permission"):
                silent.append(f"{name}: {one.__qualname__} writes")
    assert silent == []


@pytest.fixture
def someone(request: pytest.FixtureRequest, any_office: Office) -> Office:
    """Return the office of somebody with one standard role, and of somebody with none."""
    actor = Actor(request.param, request.param, ROLES[request.param])
    return Office(any_office.book, actor, lambda: NOW)


def lets(action: Callable[[], Any]) -> bool:
    """Say whether the program lets somebody do it; that it then lacks what it should work with is another matter."""
    try:
        action()
    except Forbidden:
        return False
    except (TypeError, KontorError, AttributeError, SystemExit):
        return True
    return True


@pytest.mark.parametrize(
    ("any_office", "someone"),
    [*(("sqlite", role) for role in sorted(ROLES)), *(("postgresql", role) for role in ON_A_SERVER)],
    indirect=True,
)
def test_the_program_does_what_is_declared(someone: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command, query, list, report and verb is let or refused by the declaration, for every role; no difference."""
    granted, differs, count = someone.actor.permissions, [], 0
    monkeypatch.setattr(cli_support, "who", lambda _book: someone.actor)
    cases: dict[str, Callable[[], Any]] = {}
    cases |= {f"command {name}": lambda one=one: someone.run(one) for name, one in COMMANDS.items()}
    cases |= {f"query {name}": lambda one=one: someone.read(one) for name, one in QUERIES.items()}
    for name, one in list_makers():
        source = made(one)
        cases[f"list {name}"] = lambda source=source: someone.read(source.keys, {}, None, 1)
        cases[f"list {name} page"] = lambda source=source: someone.read(source.page, [])
        cases[f"list {name} totals"] = lambda source=source: someone.read(source.totals, {})
    cases |= {
        f"report {name}": lambda name=name: someone.read(make_report, name, DAY, DAY) for name in makers()
    }
    cases |= {f"verb {name}": lambda one=one: _opened(one, someone) for name, one in VERBS.items()}
    rights = declared()
    for name, action in cases.items():
        needs = rights.get(name) or rights[name.rpartition(" ")[0]]
        count += 1
        if lets(action) != any(allows(granted, one) for one in needs):
            differs.append(name)
    assert differs == []
    assert count == len(cases) > 600


def _opened(verb: click.Command, office: Office) -> None:
    with click.Context(verb), cli_support.office(office.book.place):
        pass


def test_the_matrix_is_as_large_as_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    """Print how much is declared, and what each role may."""
    rights = declared()
    kinds = {name.split()[0] for name in rights}
    lines = [
        f"{kind:8}{sum(name.startswith(kind + ' ') for name in rights):5} × {len(ROLES)} roles"
        for kind in sorted(kinds)
    ]
    for role, granted in ROLES.items():
        held = sum(any(allows(granted, one) for one in needs) for needs in rights.values())
        lines.append(f"{role:14}{held:5} of {len(rights)}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert kinds == {
        *(
            "action",
            "beside",
            "command",
            "deed",
            "list",
            "page",
            "query",
            "report",
            "search",
            "shown",
            "step",
        ),
        "verb",
    }
    for role, granted in ROLES.items():
        held = {name for name, needs in rights.items() if any(allows(granted, one) for one in needs)}
        assert (held == set(rights)) == (role == "administrator"), role


def test_the_types_of_every_command_are_known() -> None:
    """Those of its drafts too, however deep: a name that is known to the checker alone would fall when the command is given."""
    commands, drafts = list(COMMANDS.values()), set[type]()
    for one in commands:
        for kind in get_type_hints(inspect.unwrap(one)).values():
            drafts |= _drafts(kind)
    needed = {kind: _needed_fields(kind) for kind in drafts}
    assert len(commands) > 600
    assert len(needed) > 200
    assert needed[EntryDraft] == (
        "day",
        "document",
        "text",
        "lines",
        "document2",
        "origin",
        "opening",
        "back",
    )


def _drafts(kind: Any) -> set[type]:
    found = {kind} if isinstance(kind, type) and dataclasses.is_dataclass(kind) else set()
    return found.union(*(_drafts(one) for one in get_args(kind)))
