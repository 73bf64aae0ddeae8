"""The price list of the demo company: what its joinery sells."""

from __future__ import annotations

from app.data.office import Office
from app.modules.inventory.articles.rules import ArticleDraft
from app.modules.inventory.articles.services.articles import save_article

ARTICLES = (
    ArticleDraft("T-100", "Esstisch Eiche, geölt, 200 × 95 cm", "Dining table, oiled oak, 200 × 95 cm", "H87", 1_480_0000),
    ArticleDraft("T-110", "Couchtisch Nussbaum, 110 × 60 cm", "Coffee table, walnut, 110 × 60 cm", "H87", 540_0000),
    ArticleDraft("S-200", "Stuhl Buche, gepolstert", "Chair, beech, upholstered", "H87", 189_0000),
    ArticleDraft("R-300", "Regal nach Maß, Esche", "Made-to-measure shelf, ash", "MTR", 265_0000),
    ArticleDraft("B-010", "Buch „Holz pflegen“", "Book “Caring for wood”", "H87", 22_4300, "UST7"),
    ArticleDraft("L-001", "Montage und Anpassung vor Ort", "Fitting on site", "HUR", 58_0000),
    ArticleDraft("L-002", "Anfahrt", "Travel", "KMT", 6000),
    ArticleDraft("L-010", "Wartung der Schließanlage", "Maintenance of the locking system", "MON", 95_0000),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep the articles."""
    for one in ARTICLES:
        office.run(save_article, one)
