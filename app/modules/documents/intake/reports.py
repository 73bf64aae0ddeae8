"""The procedure documentation of the archive, made from what is really set in the book: how papers come in, are filed, kept, approved and erased."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.data.approval_rules import rules
from app.data.areas import areas
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import setting
from app.data.users import roles
from app.modules.documents.filing.api import class_titles, classes, filing_rules, nodes, types
from app.paper.booklet import Booklet, Section, booklet_pdf


def procedure(connection: Connection) -> Booklet:
    """Return the procedure documentation (GoBD no. 151 ff.) of the archive."""
    company = str(setting(connection, "company.name") or "")
    known_areas, titles = areas(connection), class_titles()
    return Booklet(
        _("Procedure documentation: archive"),
        company,
        letterhead(connection),
        [
            Section(
                1,
                _("Intake"),
                (
                    _(
                        "Papers come in by watched folders, dropped files, mails with what hangs on them, and lists of existing folders. Each file is kept byte by byte as it came, under its SHA-256; the same bytes again stop with a question."
                    ),
                    _(
                        "Files are read in a process of their own with bounded memory and time. What is broken, protected or hostile lies in quarantine with its reason. Invoices in XML are kept as their own record; their figures are read, never guessed."
                    ),
                    _(
                        "Scans are read by Tesseract where it is installed; a searchable PDF/A stands beside the original, which never changes. A paper may be destroyed after its scan was checked for completeness and legibility (§ 147 (2) AO, BSI TR-03138)."
                    ),
                ),
            ),
            Section(
                1,
                _("Filing"),
                (
                    _(
                        "Every document has a type, a place in the plan and what its type needs. Proposals give their reason; a person decides."
                    ),
                ),
                (_("Plan"), _("Retention"), _("Area")),
                tuple(
                    (node.words, titles.get(node.retention, ""), known_areas.get(node.area, ""))
                    for node in nodes(connection)
                ),
                shares=(2, 3, 1),
            ),
            Section(
                2,
                _("Types"),
                (),
                (_("Type"), _("Plan"), _("Retention"), _("Is approved")),
                tuple(
                    (one.title, one.node, titles.get(one.retention, ""), _("yes") if one.approve else "")
                    for one in types(connection)
                ),
                shares=(2, 0.7, 3, 1),
            ),
            Section(
                2,
                _("Rules"),
                (),
                (_("Name"), _("Words"), _("Proposes")),
                tuple(
                    (one.name, one.pattern, f"{one.field}: {one.value}") for one in filing_rules(connection)
                ),
                shares=(1, 2, 1),
            ),
            Section(
                1,
                _("Retention"),
                (
                    _(
                        "The term of a document follows from its type and its place; the later end wins and never comes earlier. Before it, the database refuses to delete, also by SQL. Holds and open assessments keep documents longer."
                    ),
                ),
                (_("Class"), _("Source")),
                tuple((str(one.title), one.source) for one in classes().values()),
                shares=(2, 3),
            ),
            Section(
                1,
                _("Approval"),
                (_("Who asks for an approval never decides in it. A rejection needs a reason."),),
                (_("Position"), _("Who"), _("Substitute"), _("from"), _("Days")),
                tuple(
                    (
                        str(one.position),
                        person(one.login) or _(one.role),
                        person(one.substitute),
                        formats.cents(one.from_amount),
                        str(one.days),
                    )
                    for _key, _version, one in rules(connection, "document")
                ),
            ),
            Section(
                1,
                _("Erasure"),
                (
                    _(
                        "Nothing is erased by itself. What is due is reviewed each year, proposed by one person and released by another. Files, texts, names and links go; a record without personal content stays, and the trail keeps that the document existed."
                    ),
                ),
            ),
            Section(
                1,
                _("Who may know what"),
                (),
                (_("Role"), _("Rights")),
                tuple(
                    (_(role.name), ", ".join(sorted(_right(key, known_areas) for key in role.permissions)))
                    for role in roles(connection)
                ),
                shares=(1, 4),
            ),
            Section(
                1,
                _("Proof"),
                (
                    _(
                        "Every change is in a trail chained by SHA-256. The archive is checked once a day on each computer: every file against its fingerprint, files that are missing, guards of the database, erasures."
                    ),
                ),
            ),
        ],
    )


def _right(key: str, known: dict[int, str]) -> str:
    area = key.removeprefix("area.")
    return f"{key} ({known[int(area)]})" if area.isdecimal() and key != area and int(area) in known else key


@query("documents.view")
def procedure_pdf(connection: Connection) -> bytes:
    """Return the procedure documentation as PDF; the same book gives the same bytes."""
    return booklet_pdf(procedure(connection))
