"""Proposals learn from what was filed."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.documents.archive.queries.proposals import proposals
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from tests.modules.documents.archive_cases import view
from tests.modules.documents.conftest import arrive

DAY = datetime.date(2026, 3, 1)


def test_filing_teaches_in_any_order(any_office: Office) -> None:
    """An inbox is filed newest first; what was filed later under an older key is learned too, and says by which words."""
    papers = [arrive(any_office, f"Wartungsbericht Aufzug Seilprüfung Kabine {n}") for n in range(4)]
    others = [arrive(any_office, f"Einladung Sommerfest Grillplatz Musik {n}") for n in range(4)]
    target = arrive(any_office, "Aufzug Kabine Seilprüfung Wartungsbericht vom Herbst")
    for key in reversed([*papers, *others]):
        kind, node = ("manual", "61") if key in papers else ("other", "9")
        any_office.run(classify, key, DocumentDraft("x", kind, node, doc_date=DAY), None, True)
        any_office.read(proposals, view(any_office, target), DAY)
    found = {one.field: one for one in any_office.read(proposals, view(any_office, target), DAY)}
    assert (found["type"].value, found["node"].value) == ("manual", "61")
    assert "aufzug" in str(found["type"].why)
