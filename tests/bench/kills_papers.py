"""Kill -9 while papers are erased, mails and entries come in: `.venv/bin/python -m tests.bench.kills_papers [KILLS] [KIND …] [--server] [--seed=N]`.

Each step runs in a copy of this process and is killed at a moment drawn from the time it takes. An erased document leaves
nothing in the files once the next desk has looked; a mail that is taken in again is there with every part once; a file of
entries is there whole or not, and comes in once.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests.bench.kills import ANSWERS, FRESH, Blow, Ground, Moments, _server, healthy, killed, patient

from sqlalchemy import select  # isort: skip

from app.core.errors import Invalid
from app.core.stemming import stem
from app.data import archive, books, erasing
from app.data.daily import do_due
from app.data.office import Actor, Office
from app.data.system_tables import SearchWord
from app.modules.documents.archive.api import Document, DocumentVersion
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import take_bytes
from app.modules.documents.retention.services import erase, propose
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.transfer.entries import run_import
from app.modules.office.services import new_book
from tests.modules.documents.conftest import filed

IMPORTED = 1000  # entries of a file
EVERYTHING = frozenset({"*"})
Kill = Callable[[Ground, Blow, str], str]


def by(place: str, login: str) -> Office:
    """Open a book as somebody who may do everything."""
    return Office(books.open_book(place), Actor(login, login, EVERYTHING))


def kill_erase(ground: Ground, blow: Blow, place: str) -> str:
    """Erase as the second person until killed: the rows went or not, and after the next look nothing is left of what went."""
    ground.count += 1
    word = "quarkspitz" + "".join(chr(97 + int(one)) for one in str(ground.count)) + "meierin"
    office = by(place, "anna")
    key = filed(office, f"Brief {word}", text=f"{word} Bescheinigung {'x ' * 2000}")
    office.run(propose, [key], "vorbei")
    office.book.leave()

    def step(acknowledge: Callable[[str], None]) -> None:
        erase(by(place, "berta"), [key])
        acknowledge("done")

    said = killed(step, blow)
    office = healthy(place)
    do_due(office)
    with office.book.engine.connect() as connection:
        gone = connection.scalar(select(Document.state).where(Document.id == key)) == "erased"
        assert gone or not said, "acknowledged, and not erased"
        assert erasing.owed(connection) == ""
        known = connection.scalar(select(SearchWord.word).where(SearchWord.word == word))
        prints = connection.scalars(select(DocumentVersion.sha256).where(DocumentVersion.document_id == key))
        assert bool(archive.present(office.book, [bytes(one) for one in prints])) is not gone
    assert (known is None) is gone
    if office.book.local and gone:
        raw = b"".join(path.read_bytes() for path in sorted(Path(place).iterdir())).lower()
        assert not [one for one in (word, stem(word)) if one.encode() in raw], "it stands in the files"
    office.book.leave()
    return "there" if gone else "absent"


def kill_mail(ground: Ground, blow: Blow, place: str) -> str:
    """Take a mail with five papers in until killed, and again: six documents, each once."""
    ground.count += 1
    made = EmailMessage()
    made["From"], made["Subject"] = "a@b.example", f"Mail {ground.count}"
    made.set_content(f"Text {ground.count}")
    for paper in range(5):
        made.add_attachment(
            f"Blatt {ground.count}/{paper}".encode(), "text", "plain", filename=f"{paper}.txt"
        )
    data = made.as_bytes()

    def step(acknowledge: Callable[[str], None]) -> None:
        take_bytes(by(place, "anna"), data, "m.eml", Wishes())
        acknowledge("done")

    said = killed(step, blow)
    office = by(place, "anna")
    v = DocumentVersion
    prints = [
        hashlib.sha256(one).digest()
        for one in (data, *(f"Blatt {ground.count}/{n}".encode() for n in range(5)))
    ]

    def there() -> Counter[bytes]:
        with office.book.engine.connect() as connection:
            return Counter(map(bytes, connection.scalars(select(v.sha256).where(v.sha256.in_(prints)))))

    first = there()
    assert not said or len(first) == len(prints), "acknowledged, and not whole"
    take_bytes(office, data, "m.eml", Wishes())
    assert there() == Counter(prints), "not each once"
    office.book.leave()
    healthy(place).book.leave()
    return "there" if len(first) == len(prints) else "absent"


def kill_import(ground: Ground, blow: Blow, place: str) -> str:
    """Importing a file of entries: all of them or none, and brought in again all of them once."""
    ground.count += 1
    words = [f"{ground.count}-{number}" for number in range(IMPORTED)]
    file = ground.folder / f"import{ground.count}.csv"
    rows = [
        f"{one};2026-06-17;B-{one};{line};{one}"
        for one in words
        for line in ("6310;;119.00;VST19;", ";1800;119.00;;")
    ]
    head = "entry;date;document;debit;credit;amount;tax;cost_center;text"
    file.write_text("\n".join([head, *rows]), encoding="utf-8")

    def step(acknowledge: Callable[[str], None]) -> None:
        run_import(Office(books.open_book(place)), file)
        acknowledge("done")

    def there() -> Counter[str]:
        with office.book.engine.connect() as connection:
            return Counter(connection.scalars(select(Entry.text).where(Entry.text.in_(words))))

    said = killed(step, blow)
    office = healthy(place)
    first = there()
    assert first in (Counter(), Counter(words)), "half an import"
    assert first or not said, "acknowledged, and not there"
    if not first:
        run_import(office, file)
    else:
        try:
            run_import(office, file)
        except Invalid:
            pass
        else:
            raise AssertionError("the same file came in twice")
    assert there() == Counter(words)
    office.book.leave()
    return "there" if first else "absent"


def main(arguments: list[str]) -> None:
    """Kill, look, and say what was found."""
    kills = next((int(one) for one in arguments if one.isdigit()), 50)
    wanted = [one for one in arguments if one.isalpha()]
    seed = next((int(one.partition("=")[2]) for one in arguments if one.startswith("--seed=")), 20261127)
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kontor-kills-") as name:
        ground = Ground(Path(name), _server(Path(name)) if "--server" in arguments else "")
        for kind, kill in (("erase", kill_erase), ("mail", kill_mail), ("import", kill_import)):
            if wanted and kind not in wanted:
                continue
            place, found = [""], list[str]()

            def step(blow: Blow, kill: Kill = kill, place: list[str] = place) -> str:
                return kill(ground, blow, place[0])

            moments = Moments(step, dice)
            for number in range(kills):
                if number % FRESH == 0:
                    place[0] = ground.place()
                    new_book(place[0], ANSWERS).leave()
                with patient():
                    if number % FRESH == 0:
                        moments.measure()
                    found.append(moments.step(moments.next()))
            counts = ", ".join(f"{one} {count}" for one, count in sorted(Counter(found).items()))
            print(
                f"{kind}: {kills} kills of {moments.took:.2f} s, quarters {moments.quarters()}, {counts}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
