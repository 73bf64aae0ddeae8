"""The price list of the demo company: machines, cases and services that are not in stock."""

from __future__ import annotations

from app.data.office import Office
from app.modules.inventory.articles.rules import ArticleDraft
from app.modules.inventory.articles.services.articles import save_article

ARTICLES = (
    ArticleDraft("T-100", "Standbohrmaschine 16 mm, eingerichtet", "Pillar drill 16 mm, set up", "H87", 1_480_0000),
    ArticleDraft("T-110", "Tischkreissäge 254 mm, eingerichtet", "Table saw 254 mm, set up", "H87", 540_0000),
    ArticleDraft("S-200", "Werkzeugkoffer, 120 Teile", "Tool case, 120 pieces", "H87", 189_0000),
    ArticleDraft("R-300", "Werkzeugwand nach Maß", "Made-to-measure tool wall", "MTR", 265_0000),
    ArticleDraft("B-010", "Buch „Werkzeug pflegen“", "Book “Caring for tools”", "H87", 22_4300, tax="UST7"),
    ArticleDraft("L-001", "Montage und Einweisung vor Ort", "Fitting and instruction on site", "HUR", 58_0000),
    ArticleDraft("L-002", "Anfahrt", "Travel", "KMT", 6000),
    ArticleDraft("L-010", "Wartung der Werkstattmaschinen", "Maintenance of workshop machines", "MON", 95_0000),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep the articles."""
    for one in ARTICLES:
        office.run(save_article, one)
