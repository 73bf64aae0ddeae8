"""Kill -9 while papers are erased and mails taken in: `.venv/bin/python -m tests.bench.kills_papers [KILLS] [--server]`.

Each step runs in a copy of this process and is killed at a moment drawn from the time it takes. An erased document leaves
nothing in the files once the next desk has looked; a mail that is taken in again is there with every part once.
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

from app.core.stemming import stem
from app.data import archive, books, erasing
from app.data.daily import do_due
from app.data.office import Actor, Office
from app.data.system_tables import SearchWord
from app.modules.documents.archive.api import Document, DocumentVersion
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import take_bytes
from app.modules.documents.retention.services import erase, propose
from app.modules.office.services import new_book
from tests.modules.documents.conftest import filed

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


def main(arguments: list[str]) -> None:
    """Kill, look, and say what was found."""
    kills = next((int(one) for one in arguments if one.isdigit()), 50)
    dice = random.Random(20261127)
    with tempfile.TemporaryDirectory(prefix="kontor-kills-") as name:
        ground = Ground(Path(name), _server(Path(name)) if "--server" in arguments else "")
        for kind, kill in (("erase", kill_erase), ("mail", kill_mail)):
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
