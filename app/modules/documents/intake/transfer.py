"""Export for an auditor: original files, an index as CSV and XML, checksums, and the procedure in words."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from lxml import etree
from sqlalchemy import Connection, select

from app.core import atomic_files
from app.core.errors import Invalid
from app.core.file_names import safe_name
from app.core.messages import N_
from app.core.money import plain
from app.data import archive
from app.data.engine import plain_errors
from app.data.export import safe
from app.data.heads import must_be_trusted
from app.data.office import Office
from app.data.queries import query
from app.modules.documents.archive.api import Document, DocumentView, document, term_of, visible
from app.modules.documents.filing.api import fields
from app.modules.documents.intake.reports import procedure_pdf

HEAD = ("number", "title", "type", "plan", "contact", "date", "received", "amount", "currency", "reference", "case", "state",
        "keep_until", "retention", "version", "file", "sha256", "mime", "size", "tags", "fields")  # fmt: skip


@query("documents.view")
def all_keys(connection: Connection) -> list[int]:
    """Return every document that the person may know of and that was not erased, the newest first."""
    query = (
        select(Document.id)
        .where(Document.state != "erased", *visible(connection))
        .order_by(Document.id.desc())
    )
    return [int(key) for key in connection.scalars(query)]


def _rows(office: Office, one: DocumentView) -> list[list[str]]:
    term = office.read(term_of, one)
    titles = {about.id: about.title for about in office.read(fields)}
    own = "; ".join(
        f"{titles[key]}: {value}" for key, value in (one.values or {}).items() if key in titles and value
    )
    found = []
    for version in one.versions:
        name = f"{one.number}-{version.place} {safe_name(version.name)}"
        found.append(
            [
                one.number,
                one.title,
                one.type,
                one.node,
                one.contact,
                one.doc_date.isoformat() if one.doc_date else "",
                one.received.isoformat(),
                plain(one.amount) if one.amount is not None else "",
                one.currency,
                one.reference,
                one.case,
                one.state,
                one.keep_until.isoformat() if one.keep_until else "",
                str(term.why) if term else "",
                str(version.place),
                f"files/{name}",
                version.sha256.hex(),
                version.mime,
                str(version.size),
                ", ".join(one.tags),
                own,
            ]
        )
    return found


def export(office: Office, keys: Sequence[int], out: Path) -> int:
    """Write documents with their versions, index, checksums and procedure documentation into an empty folder and return how many; raises Invalid for a folder that holds something."""
    must_be_trusted(office.book)
    if out.exists() and any(out.iterdir()):
        raise Invalid(N_("The folder {name} is not empty."), name=out.name)
    with plain_errors():
        atomic_files.make_folder(out.parent)
        with atomic_files.folder_beside(out) as part:
            done = _fill(office, keys, part)
            atomic_files.put_in_place(part, out)
    return done


def _fill(office: Office, keys: Sequence[int], out: Path) -> int:
    """Write everything that belongs to an export and return how many documents it holds."""
    (out / "files").mkdir()
    rows: list[list[str]] = []
    done = 0
    for key in keys:
        one = office.read(document, key)
        if one is None:
            continue
        done += 1
        for row, version in zip(_rows(office, one), one.versions, strict=True):
            (out / row[15]).write_bytes(archive.load(office.book, version.sha256))
            rows.append(row)
    (out / "index.csv").write_bytes(index_csv(rows))
    (out / "index.xml").write_bytes(index_xml(rows))
    (out / "procedure.pdf").write_bytes(office.read(procedure_pdf))
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out).as_posix()}"
        for path in sorted(out.rglob("*"))
        if path.is_file()
    ]
    (out / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    return done


def index_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the index as CSV: UTF-8 with a mark, semicolons, formulas defused."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def index_xml(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the index as XML: one element a file, one attribute-free child a column."""
    root = etree.Element("documents")
    for row in rows:
        node = etree.SubElement(root, "document")
        for name, value in zip(HEAD, row, strict=True):
            etree.SubElement(node, name).text = "".join(c for c in value if c >= " ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
