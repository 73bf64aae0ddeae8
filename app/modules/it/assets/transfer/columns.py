"""Columns of a list of devices, the names they go by, and how a cell is read."""

from __future__ import annotations

from app.core.dates import read_iso
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import read_plain
from app.data.transfer import FieldSpec, read_code
from app.modules.it.assets.rules import ASSIGNED, DISPOSED, REPAIR, RETIRED, STOCK, tidy

# words of other programs for our states, folded
OTHER_STATES = {
    **dict.fromkeys(
        ("deployed", "in use", "in betrieb", "im einsatz", "ausgegeben", "in benutzung"), ASSIGNED
    ),
    **dict.fromkeys(("ready to deploy", "available", "verfugbar", "lagernd", "lager"), STOCK),
    **dict.fromkeys(("archived", "archiviert", "ausgesondert"), RETIRED),
    **dict.fromkeys(("verschrottet", "entsorgt"), DISPOSED),
    **dict.fromkeys(("reparatur", "out for repair"), REPAIR),
}


def _number(text: str) -> str:
    return read_code(tidy(text))


def _months(text: str) -> int:
    clean = text.lower().replace("monate", "").replace("months", "").strip()
    if not clean.isdecimal():
        raise Invalid(N_("{text} is not a number."), text=text)
    return int(clean)


FIELDS = (
    FieldSpec(
        "tag",
        N_("Device no."),
        synonyms=(
            "inventarnummer",
            "inventarnr",
            "inventar-nr.",
            "asset tag",
            "asset_tag",
            "nummer",
            "gerätenummer",
        ),
        read=_number,
    ),
    FieldSpec(
        "serial",
        N_("Serial no."),
        _number,
        synonyms=("seriennummer", "seriennr", "serien-nr.", "serial", "serial number", "s/n"),
    ),
    FieldSpec(
        "name", N_("Name"), tidy, synonyms=("name", "gerätename", "hostname", "bezeichnung", "asset name")
    ),
    FieldSpec("category", N_("Category"), tidy, synonyms=("kategorie", "geräteart", "art", "type", "typ")),
    FieldSpec("manufacturer", N_("Manufacturer"), tidy, synonyms=("hersteller", "marke")),
    FieldSpec("model", N_("Model"), tidy, synonyms=("modell", "model name", "typbezeichnung")),
    FieldSpec("status", N_("State"), synonyms=("status", "zustand")),
    FieldSpec(
        "person",
        N_("Held by"),
        synonyms=("benutzer", "mitarbeiter", "nutzer", "besitzer", "user", "assigned to", "checked out to"),
    ),
    FieldSpec("location", N_("Place"), tidy, synonyms=("standort", "raum", "ort", "location")),
    FieldSpec(
        "purchased",
        N_("Purchased"),
        read_iso,
        synonyms=("kaufdatum", "anschaffung", "anschaffungsdatum", "purchase date"),
    ),
    FieldSpec(
        "cost",
        N_("Purchase price"),
        read_plain,
        synonyms=("preis", "kosten", "anschaffungskosten", "purchase cost"),
    ),
    FieldSpec("supplier", N_("Supplier"), synonyms=("lieferant", "händler")),
    FieldSpec("order_no", N_("Order no."), _number, synonyms=("bestellnummer", "order number")),
    FieldSpec(
        "warranty",
        N_("Warranty in months"),
        _months,
        synonyms=("garantie", "garantie in monaten", "warranty", "warranty months"),
    ),
    FieldSpec("register", N_("Inventory number"), synonyms=("anlagennummer", "anlagen-nr.")),
    FieldSpec("notes", N_("Remark"), synonyms=("bemerkung", "notiz", "notes", "anmerkung")),
)
