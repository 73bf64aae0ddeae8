"""Boxes of the demo company, labels, and a few papers in them."""

from __future__ import annotations

from app.data.office import Office
from app.modules.documents.archive.api import documents_source, give_asn, set_documents
from app.modules.documents.paper_originals.rules import BoxDraft
from app.modules.documents.paper_originals.services import check_scans, note_printed, save_box


def demo(office: Office, _seed: int) -> None:
    """Put two boxes up, and the first filed documents into one."""
    for code, title, room, closed in (
        ("K-2025", "Belege 2025", "Archivraum, Regal 2", True),
        ("K-2026", "Belege 2026", "Büro, Regal 1", False),
    ):
        office.run(save_box, BoxDraft(code, title, room, closed))
    office.run(note_printed, 1, 24)
    source = documents_source("originals.demo", (), ())
    keys = [int(key) for key in office.read(source.keys, {"state": ""})]
    filed = [key for key, row in zip(keys, office.read(source.page, keys), strict=True) if row[7] == "filed"][
        :6
    ]
    office.run(set_documents, filed, "place", "K-2026", False)
    for key in reversed(filed):
        office.run(give_asn, key)
    office.run(check_scans, filed[:2], "")
