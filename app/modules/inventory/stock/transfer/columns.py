"""Columns of a list of articles and the names they go by in German and English lists."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.dates import read_iso
from app.core.messages import N_, Message
from app.core.own_fields import FieldRow
from app.data.transfer import FieldSpec, read_code
from app.modules.inventory.stock.readers.figures import unit_code


def _text(text: str) -> str:
    return " ".join(text.split())


def _best_before(text: str) -> datetime.date:
    """Read a best-before day; its year may have two figures, since none lies in another century."""
    short = re.fullmatch(r"(\d{1,2}\.\d{1,2}\.)(\d{2})", text.strip())
    return read_iso(f"{short[1]}20{short[2]}" if short else text)


FIGURES = ("quantity", "minimum", "reorder", "pack")
MONEY = ("price", "cost")
FIELDS = (
    FieldSpec("number", N_("Article number"), read_code,
              synonyms=("artikelnummer", "artikel-nr", "artikelnr", "artikelnr.", "artikel-nr.", "art.-nr.", "art-nr", "nummer", "sku", "ipn", "part number",
                        "partnumber", "item no.", "article no.")),
    FieldSpec("name", N_("Name"), _text,
              synonyms=("bezeichnung", "artikel", "artikelbezeichnung", "beschreibung", "artikelname", "description", "item", "part")),
    FieldSpec("name_en", N_("English text"), _text, synonyms=("bezeichnung englisch", "name_en", "english name")),
    FieldSpec("category", N_("Category of articles"), _text,
              synonyms=("warengruppe", "kategorie", "artikelgruppe", "partsgroup", "category", "group")),
    FieldSpec("unit", N_("Unit"), unit_code, synonyms=("einheit", "me", "mengeneinheit", "units", "uom")),
    FieldSpec("gtin", N_("GTIN (EAN)"), read_code, synonyms=("ean", "gtin", "ean-code", "barcode", "upc")),
    FieldSpec("price", N_("Sales price"), synonyms=("vk", "vk-preis", "verkaufspreis", "vk netto", "preis", "sellprice", "price")),
    FieldSpec("cost", N_("Purchase price"),
              synonyms=("ek", "ek-preis", "einkaufspreis", "ek netto", "lastcost", "cost", "purchase price", "stückkosten")),
    FieldSpec("supplier", N_("Supplier"), _text, synonyms=("lieferant", "lieferantenname", "hersteller/lieferant", "vendor", "make_1")),
    FieldSpec("supplier_number", N_("Their article number"), read_code,
              synonyms=("bestellnummer", "lieferanten-artikelnummer", "lief.-art.-nr.", "herstellernummer", "model_1", "mpn")),
    FieldSpec("pack", N_("Pack"), synonyms=("verpackungseinheit", "vpe", "gebinde", "pack_quantity")),
    FieldSpec("quantity", N_("Quantity"),
              synonyms=("menge", "bestand", "lagerbestand", "anfangsbestand", "stock", "qty", "on hand", "in stock")),
    FieldSpec("place", N_("Storage place"), _text, synonyms=("lagerplatz", "lagerort", "lager", "regal", "platz", "fach", "bin", "location")),
    FieldSpec("minimum", N_("Minimum stock"), synonyms=("mindestbestand", "minimum", "min", "min.", "min_stock")),
    FieldSpec("reorder", N_("Reorder level"), synonyms=("meldebestand", "rop", "reorder point")),
    FieldSpec("lot", N_("Lot"), read_code, synonyms=("charge", "los", "chargennummer", "batch")),
    FieldSpec("expiry", N_("Keeps until"), _best_before, synonyms=("mhd", "haltbar bis", "verfall", "expiry", "best before")),
)  # fmt: skip


def sheet_fields(own: Sequence[FieldRow]) -> tuple[FieldSpec, ...]:
    """Return the columns of a list: those of every article, and one for each title of own fields, whatever the categories that have it.

    An own field that is called like a column of every article goes by its title with its category.
    """
    taken = {
        name.lower()
        for one in FIELDS
        for name in (one.key, one.title, str(Message(one.title)), *one.synonyms)
    }
    found: dict[str, FieldSpec] = {}
    for row in own:
        longer = f"{row.draft.title} ({row.category_name})"
        title = longer if row.draft.title.lower() in taken else row.draft.title
        before = found.get(title.lower(), FieldSpec(f"field{row.id}", title, _text))
        found[title.lower()] = replace(before, synonyms=(*before.synonyms, longer))
    return (*FIELDS, *found.values())
