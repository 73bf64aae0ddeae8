"""How often what is proposed for a paper is right: as text and as a generated scan, before anything was filed and after some of each sender.

python -m tests.bench.proposals [PAPERS OF EACH SENDER]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from app.data import archive
from app.data.office import SYSTEM, Office
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.archive.queries.proposals import proposals
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.documents.intake.readers import scans
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.bench.intake import scan
from tests.modules.documents.paper_set import Paper, papers

LATEST = datetime.date(2027, 6, 1)
FIELDS = ("type", "contact", "day", "amount", "number")
FILED = (0, 2, 4)  # papers of each sender that were filed before
Read = Callable[[Paper, int], str]


def as_text(one: Paper, _place: int) -> str:
    """Return what a PDF with text says."""
    return one.text


def as_scan(one: Paper, place: int) -> str:
    """Return what is read of a paper that lies on a scanner: turned, askew, with noise, at 300 dots."""
    return "\f".join(scans.read(page).text for page in scans.pictures_of(scan(one.text, 300, place)))


def arrive(office: Office, text: str) -> int:
    """Take a text in."""
    data = text.encode() or b" "
    sha = archive.store(office.book, data)
    return office.run(add, Arrival(sha, len(data), "text/plain", "a.txt", text, text_from="text", pages=1))


def judge(office: Office, unseen: Iterable[tuple[Paper, str]], who: dict[str, int]) -> dict[str, float]:
    """Return the share of papers for which each field is proposed right."""
    right: Counter[str] = Counter()
    for one, text in unseen:
        view = office.read(document, arrive(office, text))
        assert view is not None
        found = {two.field: two.value for two in office.read(proposals, view, LATEST)}
        right["all"] += 1
        right["type"] += found.get("type") == one.type
        right["contact"] += found.get("contact", "") == str(who.get(one.sender, ""))
        right["day"] += found.get("doc_date") == one.day.isoformat()
        right["amount"] += found.get("amount", "").replace(".", "") == (
            "" if one.amount is None else str(one.amount)
        )
        right["number"] += found.get("reference", "") == one.number
    return {name: right[name] / right["all"] for name in FIELDS}


def measure(unseen: list[tuple[Paper, str]], filed: int, place: Path) -> dict[str, float]:
    """Return the shares of a new book in which some papers of each sender were filed before."""
    book = new_book(str(place), NewBook(company="Bench", fiscal_year=2026, land="BE"))
    office = Office(book, SYSTEM)
    senders = sorted({one.sender for one in papers(1, 1)})
    who = {name: office.run(save_contact, ContactDraft(name)) for name in senders}
    for one in papers(1, filed) if filed else ():
        key = arrive(office, one.text)
        draft = DocumentDraft(
            "x",
            one.type,
            "30",
            who.get(one.sender),
            doc_date=one.day,
            amount=one.amount or 1,
            reference=one.number or "1",
        )
        office.run(classify, key, draft, None, True)
    shares = judge(office, unseen, who)
    book.close()
    return shares


def main(each: int) -> None:
    """Measure and print a table."""
    ways: list[tuple[str, Read]] = [("text", as_text)]
    if scans.available():
        ways.append(("scan", as_scan))
    else:
        print("text recognition is not installed: scans are left out")
    print(f"{len(papers(2, each))} papers unseen" + "".join(f"{name:>9}" for name in FIELDS))
    with tempfile.TemporaryDirectory() as name:
        for title, read in ways:
            unseen = [(one, read(one, place)) for place, one in enumerate(papers(2, each))]
            for filed in FILED:
                begin = time.perf_counter()
                shares = measure(unseen, filed, Path(name) / f"{title}{filed}.kontor")
                figures = "".join(f"{100 * shares[field]:8.0f} %" for field in FIELDS)
                print(f"{title}, {filed} filed {figures}  ({time.perf_counter() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
