"""What opening stored rows costs those who post: `.venv/bin/python -m tests.bench.trials [--server] [SECONDS]`.

A form that opens a stored row tries out what saving it would do (`Office.try_out`). One process posts 20 entries a second; beside it
desks open rows of four kinds, one after the other with a pause: twenty in four processes on a server, three in one on a local book. Printed are
the times of the posts without these desks, with desks that only read the rows, and with those that try them out, and how long that took.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-trials-")

from sqlalchemy import create_engine, make_url, select, text

from app.core.errors import KontorError
from app.data import books
from app.data.declarative import Base
from app.data.drafts import load_draft
from app.data.office import Actor, Office
from app.modules.finance.chart.models import Account, CostCentre
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import AccountDraft, save_account, save_cost_centre
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.inventory.articles.models import Article
from app.modules.inventory.articles.rules import ArticleDraft
from app.modules.inventory.articles.services.articles import save_article
from app.modules.it.assets.models import ItAsset
from app.modules.it.assets.rules import AssetDraft
from app.modules.it.assets.services.assets import save_asset
from app.modules.office.services import demo_book
from tests.bench.kills import _server

WHO = Actor("anna", "Anna Petersen", frozenset({"*"}))
A_SECOND = 20  # posts
LINES = (LineDraft("6800", 10_00), LineDraft("1800", -10_00))
KINDS: tuple[tuple[type[Base], Any, Callable[..., Any]], ...] = (
    (Account, AccountDraft, save_account),
    (CostCentre, CostCentreDraft, save_cost_centre),
    (Article, ArticleDraft, save_article),
    (ItAsset, AssetDraft, save_asset),
)


def posts(place: str, seconds: float, told: Any) -> None:
    """Post at an even pace and tell how long each took."""
    office = Office(books.open_book(place), WHO)
    spent, day = list[float](), office.clock().astimezone().date()
    begin = time.perf_counter()
    for number in range(int(seconds * A_SECOND)):
        time.sleep(max(0.0, begin + number / A_SECOND - time.perf_counter()))
        at = time.perf_counter()
        office.run(post, EntryDraft(day, "T-1", "Porto", LINES))
        spent.append(time.perf_counter() - at)
    told.put(spent)


def opens(place: str, desks: int, pause: float, way: str, over: Any, told: Any) -> None:
    """Open rows at several desks, threads of this process, and tell how long each trial took."""
    book = books.open_book(place)
    spent = list[float]()

    def desk(number: int) -> None:
        draw, office = random.Random(number), Office(book, WHO)
        with book.engine.connect() as connection:
            keys = {
                kind: connection.scalars(select(kind.__table__.c.id).limit(200)).all()
                for kind, _draft, _save in KINDS
            }
        while not over.wait(pause * (0.5 + draw.random())):
            kind, draft, save = draw.choice(KINDS)
            key = draw.choice(keys[kind])
            with book.engine.connect() as connection:
                found = load_draft(connection, kind, draft, key)
            if found is None or way == "read":
                continue
            at, trial = time.perf_counter(), getattr(office, way)
            with contextlib.suppress(KontorError):  # the row stays as it is: that is an answer too
                trial(save, found.draft, key, found.version)
            spent.append(time.perf_counter() - at)

    threads = [threading.Thread(target=desk, args=(number,)) for number in range(desks)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    told.put(spent)


def _said(spent: list[float]) -> str:
    if len(spent) < 2:
        return "none"
    middle, high = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    return f"{len(spent)}: p50 {middle * 1000:.1f}, p95 {high * 1000:.1f}, longest {max(spent) * 1000:.0f} ms"


def measure(place: str, way: str, seconds: float, *, server: bool) -> None:
    """Post beside desks that open rows in a way, and print what that took."""
    made = multiprocessing.get_context("spawn")
    over, posted, tried = made.Event(), made.Queue(), made.Queue()
    count, desks, pause = (4, 5, 1.0) if server else (1, 3, 0.5)
    others = [
        made.Process(target=opens, args=(place, desks, pause, way, over, tried))
        for _n in range(count if way else 0)
    ]
    for one in others:
        one.start()
    time.sleep(4 if others else 0)
    poster = made.Process(target=posts, args=(place, seconds, posted))
    poster.start()
    spent = posted.get()
    over.set()
    trials = [one for _other in others for one in tried.get()]
    print(f"{way or 'alone':9} posts {_said(spent)}; trials {_said(trials)}", flush=True)
    for one in (poster, *others):
        one.join()


def _do(address: str, *statements: str) -> None:
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for one in statements:
            connection.execute(text(one))
    admin.dispose()


def main(arguments: list[str]) -> None:
    """Measure each way twice, in turn."""
    server = "--server" in arguments
    seconds = next((float(one) for one in arguments if one[0].isdigit()), 15.0)
    with tempfile.TemporaryDirectory(prefix="kontor-trials-") as folder:
        place = str(Path(folder) / "Demo.kontor")
        if server:
            address = _server(Path(folder))
            place = make_url(address).set(database="demo").render_as_string(hide_password=False)
            _do(address, "CREATE DATABASE demo", "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        demo_book(place, 2).leave()
        if server:  # what is measured is durable
            _do(address, "ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        for _turn in range(2):
            for way in ("", "read", "rehearse", "try_out"):
                if way != "try_out" or hasattr(Office, "try_out"):
                    measure(place, way, seconds, server=server)


if __name__ == "__main__":
    main(sys.argv[1:])
