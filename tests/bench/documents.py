"""How the archive behaves with many documents: search by class of query, the first page of the list, filing; as ratios to raw reads of the same run.

python -m tests.bench.documents [DOCUMENTS] [URL]
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.core.query_parser import indexed, parse
from app.core.stemming import fold
from app.data import fulltext
from app.data.office import SYSTEM, Actor, Office, command
from app.data.search import KINDS, number_of
from app.data.unit import Unit
from app.data.writing import write_rows
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.queries.documents import documents_source
from app.modules.documents.archive.queries.full_text import NAMES, find
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.documents.filing.api import nodes, types
from app.modules.office.services import NewBook, new_book

SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "dorf",
    "du",
    "fel",
    "gar",
    "ge",
    "hau",
    "hof",
    "ka",
    "kel",
    "land",
    "lin",
    "ma",
    "mer",
    "mo",
    "ner",
    "ra",
    "reich",
    "rin",
    "sa",
    "schaft",
    "sen",
    "stein",
    "tal",
    "ter",
    "ung",
    "wal",
    "weg",
    "wer",
    "zel",
]
KNOWN = ["Rechnung", "Vertrag", "Straßenbaumaßnahme", "Stadtwerke", "Lieferschein", "Kündigung", "Versicherung", "Größe", "Mitglieder", "Beiträge", "Werkzeug", "Eichenbohlen", "Maschine", "Wartung", "Angebot", "Bestellung", "Steuerbescheid", "Protokoll", "Gehälter", "Ausschuss"]  # fmt: skip
ROUNDS = 40


def vocabulary(chance: random.Random) -> list[str]:
    """Return words by how often they occur, the known ones among them."""
    made = {
        "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))).capitalize()
        for _ in range(40_000)
    }
    listed = sorted(made)
    chance.shuffle(listed)
    for place, word in enumerate(KNOWN):
        listed.insert(20 + 60 * place, word)
    return listed


@command("documents.intake")
def fill(unit: Unit, count: int) -> None:
    """Put documents into the book as fast as the database can; the trail gets one row for all."""
    chance = random.Random(4)
    words = vocabulary(chance)
    weights = [1 / (place + 3) for place in range(len(words))]
    pool = chance.choices(words, weights, k=2_000_000)
    kinds = [
        ("other", "9"),
        ("letter_in", "50"),
        ("invoice_out", "31"),
        ("contract", "10"),
        ("payslip", "21"),
    ]
    day = datetime.date(2015, 1, 1)
    documents, versions, texts, deep, short = [], [], [], [], []
    kind_number = number_of(unit, Document)
    for key in range(1, count + 1):
        start = chance.randrange(len(pool) - 400)
        number = f"RE-{2015 + key % 11}-{key:06d}"
        title = " ".join(pool[start : start + 3])
        body = (
            f"{title}\nNummer {number}, Betrag {key % 9000 + 10}.{key % 1000:03d},{key % 100:02d} EUR\n"
            + " ".join(pool[start : start + chance.randint(80, 380)])
        )
        kind, node = kinds[key % len(kinds)]
        when = (day + datetime.timedelta(days=key % 4000)).isoformat()
        name = f"{2015 + key % 11}-{key:06d}"
        documents.append((key, 1, name, title[:200], kind, node, None, None, "in", when, when, _moment(unit), "bench", key % 100_000, "EUR", number, 0,
                          "letter", None, "2099-12-31", None, None, "filed", "", None, "", 1, "folder", "", "text", "", when, "bench"))  # fmt: skip
        sha = key.to_bytes(32, "big")
        versions.append(
            (key, key, 1, sha, 1000, "application/pdf", f"{name}.pdf", _moment(unit), "bench", "")
        )
        texts.append((key, zlib.compress(body.encode(), 6)))
        stems = indexed(f"{name} {title} {number}\n{body}")
        deep.append(
            (key * KINDS + kind_number, " ".join(stems))
            if unit.local
            else (kind_number, key, fulltext.places(stems))
        )
        short.append((kind_number, key, fold(f"{name} {title} {number}")))
    columns = ["id", "version", "number", "title", "type", "node", "case_id", "contact_id", "direction", "doc_date", "received", "added_at", "added_by", "amount", "currency", "reference", "area", "retention", "ended", "keep_until", "expires", "notice", "state", "reason", "asn", "place", "pages", "source", "invoice", "text_from", "checked_out_by", "filed", "filed_by"]  # fmt: skip
    connection = unit.connection
    write_rows(connection, "document", columns, documents)
    write_rows(
        connection,
        "document_version",
        ["id", "document_id", "place", "sha256", "size", "mime", "name", "made_at", "made_by", "reason"],
        versions,
    )
    write_rows(connection, "document_text", ("document_id", "body"), texts)
    write_rows(
        connection, "search_deep", ("rowid", "body") if unit.local else ("kind", "row_key", "body"), deep
    )
    write_rows(connection, "search_short", ("kind", "row_key", "text"), short)
    fulltext.learn(unit, words)
    unit.note_batch("document", "batch", count, 1, count, sha256="")
    if not unit.local:
        for table in ("document", "document_version"):
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {count})"))


def _moment(unit: Unit) -> Any:
    from app.data.declarative import microseconds

    return microseconds(unit.now) if unit.local else unit.now.isoformat()


def timed(action: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds."""
    action()
    found = []
    for _ in range(rounds):
        begin = time.perf_counter()
        action()
        found.append(1000 * (time.perf_counter() - begin))
    found.sort()
    return statistics.median(found), found[int(0.95 * (len(found) - 1))]


def raw(connection: Connection, typed: str) -> list[Any]:
    """Ask the full text alone, then read titles and texts of the hits and unpack them: what no program can leave out."""
    query = parse(typed, NAMES)
    if connection.dialect.name == "sqlite":
        match = (
            "SELECT rowid / 1024 FROM search_deep WHERE search_deep MATCH :match ORDER BY rowid DESC LIMIT 21"
        )
        keys = list(connection.scalars(text(match), {"match": fulltext.fts5(query)}))
    else:
        match = "SELECT row_key FROM search_deep WHERE body @@ CAST(:match AS tsquery) ORDER BY row_key DESC LIMIT 21"
        keys = list(connection.scalars(text(match), {"match": fulltext.tsquery(query)}))
    listed = ",".join(str(int(key)) for key in keys) or "0"
    rows = connection.execute(
        text(
            f"SELECT d.id, d.title, t.body FROM document d LEFT JOIN document_text t ON t.document_id = d.id WHERE d.id IN ({listed})"
        )
    ).all()
    return [(row[0], row[1], zlib.decompress(row[2]).decode()) for row in rows]


CLASSES = {
    "common word": "Rechnung ",
    "rare word": "Ausschuss ",
    "two words": "Rechnung Werkzeug ",
    "phrase": '"Betrag 1234"',
    "prefix while typing": "Straßenb",
    "number as written": "RE-2018-000003",
    "figure": "11.001,01",
    "without": "Rechnung -Vertrag",
    "no hit, better word": "Strassenbaumasnahme ",
}
FIELDS = {"word and field": "Rechnung amount>900", "field alone": "type:vertrag date:2019"}


def main(count: int, url: str) -> None:
    """Fill a book and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            url or str(Path(folder) / "bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM)
        begin = time.perf_counter()
        office.run(fill, count)
        print(f"{count} documents in {time.perf_counter() - begin:.0f} s, {book.engine.dialect.name}")
        restricted = Office(book, Actor("eva", "Eva", frozenset({"documents.*"})))
        print(
            f"{'query':24}{'raw p50':>9}{'p95':>8}{'find p50':>10}{'p95':>8}{'ratio p95':>11}{'restricted p95':>16}"
        )
        for name, typed in CLASSES.items():
            base = timed(lambda t=typed: office.read(raw, t))
            mine = timed(lambda t=typed: office.read(find, t))
            eva = timed(lambda t=typed: restricted.read(find, t))
            print(
                f"{name:24}{base[0]:9.2f}{base[1]:8.2f}{mine[0]:10.2f}{mine[1]:8.2f}{mine[1] / base[1]:11.2f}{eva[1]:16.2f}"
            )
        for name, typed in FIELDS.items():
            mine = timed(lambda t=typed: office.read(find, t), 15)
            print(f"{name:24}{'':17}{mine[0]:10.2f}{mine[1]:8.2f}")
        for who, name in ((office, "list, first page"), (restricted, "list, restricted")):
            source = documents_source("x", who.read(types), who.read(nodes))
            first = timed(lambda w=who, s=source: w.read(s.page, w.read(s.keys, {}, None, 500)[:60]))
            print(f"{name:24}{'':17}{first[0]:10.2f}{first[1]:8.2f}")
        keys = [
            office.run(
                add,
                Arrival(
                    i.to_bytes(32, "big"),
                    9,
                    "text/plain",
                    f"n{i}.txt",
                    "Rechnung der Stadtwerke",
                    text_from="text",
                    pages=1,
                ),
            )
            for i in range(900_000, 900_000 + 2 * ROUNDS)
        ]
        draft = DocumentDraft("Brief", "other", "9", doc_date=datetime.date(2026, 3, 1))
        filing = timed(lambda: office.run(classify, keys.pop(), draft, None, True))
        print(f"{'filing one':24}{'':17}{filing[0]:10.2f}{filing[1]:8.2f}")
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else "")
