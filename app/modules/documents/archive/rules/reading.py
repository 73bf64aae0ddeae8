"""What a paper says of itself: its day, its amount, its number, found by the words before them, also where words and figures stand in columns."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence

from app.core.dataclass import dataclass
from app.core.stemming import fold

HEAD = 9_000  # letters that are looked at for day and number
MONTHS = {
    "januar": 1, "jan": 1, "january": 1, "janner": 1, "februar": 2, "feb": 2, "february": 2, "marz": 3, "mrz": 3, "mar": 3, "march": 3,
    "maerz": 3, "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7, "august": 8,
    "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "dezember": 12, "dez": 12, "december": 12, "dec": 12,
}  # fmt: skip
_NAME = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAYS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\d.])(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{4}|\d{2})(?![\d])"), "dmy"),
    (re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"), "ymd"),
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])"), "slash"),
    (
        re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?" + _NAME + r",?\s+(\d{4}|\d{2})(?!\d)"),
        "dny",
    ),
    (re.compile(r"\b" + _NAME + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)"), "ndy"),
)
# the words before a day, and how much they speak for it being the paper's own
_DAY_WORDS = (
    (9, ("rechnungsdatum", "belegdatum", "invoice date", "date of invoice", "ausstellungsdatum", "datum der rechnung", "briefdatum",
         "mahndatum", "angebotsdatum", "bescheiddatum", "issue date", "date of issue", "gutschriftsdatum", "lieferscheindatum", "auszugsdatum")),
    (6, ("datum", "date", "rechnung vom", "mahnung vom", "bescheid vom", "angebot vom", "nachtrag vom", "erstellt am", "issued")),
    (4, (", den", " den")),
    (2, ("vom",)),
    (-8, ("lieferdatum", "leistungsdatum", "liefertermin", "leistungszeitraum", "lieferung", "leistung", "fallig", "zahlbar", "due", "bis",
          "zahlen", "bestelldatum", "bestellung vom", "bestellt", "auftrag vom", "order date", "delivery", "until", "geburtsdatum", "geboren",
          "gultig", "valutadatum", "eintritt", "unsere rechnung", "rechnung nr", "service date", "period", "zeitraum", "ablauf",
          "gebucht", "abbuchung", "eingezogen", "versicherungsbeginn", "beginn", "anreise", "abreise", "stichtag", "seit")),
)  # fmt: skip
_MONEY = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[. \u00a0'’]\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d+,\d{2}|\d+\.\d{2})(?!\d|[.,]\d|\.\s?\d|\s?%)"
)
_AMOUNT_WORDS = (
    (8, ("noch zu zahlender betrag", "noch zu zahlen", "zu zahlender betrag", "zahlbetrag", "auszahlungsbetrag", "auszahlung", "amount due",
         "balance due", "total due", "amount payable", "offener betrag", "forderungsbetrag", "gesamtforderung", "zu zahlen", "nachzahlung",
         "mahnbetrag", "uberweisungsbetrag", "zu uberweisen", "erstattungsbetrag", "guthaben")),
    (7, ("rechnungsbetrag", "gesamtbetrag", "endbetrag", "rechnungsendbetrag", "rechnungssumme", "gesamtsumme", "endsumme", "grand total",
         "invoice total", "total amount", "gutschriftsbetrag", "gesamtpreis", "jahresbeitrag", "total incl", "gesamt brutto", "summe brutto",
         "kontostand", "neuer saldo", "endsaldo", "festgesetzt", "angebotssumme", "auftragssumme")),
    (5, ("bruttobetrag", "brutto", "beitrag", "betrag", "summe eur", "total eur")),
    (3, ("gesamt", "summe", "total", "eur", "saldo")),
)  # fmt: skip
_NOT_AMOUNT = re.compile(
    r"zwischensumme|ubertrag|subtotal|netto|nettosumme|excl|ohne mwst|zzgl|steuerbrutto|bruttolohn|bruttogehalt|gesamtbrutto|lohnsteuer|skonto"
    r"|umsatzsteuer|\bmwst|\bust\b|\bvat\b|\btax\b|abschlag|anzahlung|mahngebuhr|verzugszins|alter kontostand|anfangssaldo|einzelpreis"
)
_NUMBER_WORDS = (
    (9, r"rechnungs?[\s-]*(?:nummer|nr|no)|invoice\s*(?:number|no|nr|#|id)|rechnung\s*(?:nr|no|nummer)|faktura[\s-]*(?:nr|nummer)"),
    (9, r"gutschrifts?[\s-]*(?:nummer|nr)|credit\s*note\s*(?:no|number|nr)|storno(?:rechnungs)?[\s-]*(?:nummer|nr)|korrektur[\s-]*(?:nummer|nr)"),
    (8, (r"angebots?[\s-]*(?:nummer|nr)|lieferschein[\s-]*(?:nummer|nr)|auftragsbestatigungs?[\s-]*(?:nummer|nr)|ab[\s-]*nr"
        r"|quotation\s*(?:no|number)|delivery\s*note\s*(?:no|number)|bestatigungs?[\s-]*(?:nummer|nr)")),
    (7, (r"beleg[\s-]*(?:nummer|nr)|bon[\s-]*(?:nummer|nr)|quittungs?[\s-]*(?:nummer|nr)|aktenzeichen|geschaftszeichen|kassenzeichen|az"
        r"|versicherungs(?:schein)?[\s-]*(?:nummer|nr)|police[\s-]*(?:nummer|nr)|vertrags?[\s-]*(?:nummer|nr)|mahnungs?[\s-]*(?:nummer|nr)"
        r"|auszugs?[\s-]*(?:nummer|nr)|kontoauszug\s*(?:nummer|nr)|bescheid[\s-]*(?:nummer|nr)|dokument(?:en)?[\s-]*(?:nummer|nr)|vorgangs?[\s-]*(?:nummer|nr)")),
    (4, r"(?:gutschrift|lieferschein|angebot|auftragsbestatigung|versicherungsschein|kontoauszug)(?:\s*(?:nr|no))?"),
    (3, r"steuernummer|auftrags?[\s-]*(?:nummer|nr)|bestell[\s-]*(?:nummer|nr)"),
)  # fmt: skip
_LABELS = [
    (weight, re.compile(r"(?<![a-z])(?:" + words + r")(?![a-z])\.?\s*[:#]?"))
    for weight, words in _NUMBER_WORDS
]
_VALUE = re.compile(
    r"\s*([a-z0-9][a-z0-9./_-]*(?: (?=[\d./-]*\d)[\d./-]+(?![\d]*[.,]\d{2}\b))*)", re.IGNORECASE
)
_PAPERS = (
    "rechnung",
    "mahnung",
    "bescheid",
    "angebot",
    "gutschrift",
    "auftrag",
    "bestell",
    "lieferschein",
    "anfrage",
    "schreiben",
    "anzeige",
)
_REFERS = re.compile(
    r"(?:zu|zur|zum|unsere|unserer|ihre|ihrer|bezug|betr|betrifft|original|ursprungliche|storniert|for|of your|our)\W*$"
)


@dataclass(frozen=True)
class Found:
    """What a text itself says: its day, its amount in cents, its number, and the words the amount stands at."""

    day: datetime.date | None = None
    amount: int | None = None
    number: str = ""
    amount_words: str = ""


def read_text(text: str, latest: datetime.date, kind: str = "") -> Found:
    """Return day, amount and number of a paper from its text; a day after `latest` or before 1990 is none of it; kind is its type."""
    lines = [" ".join(line.split()) for line in text.replace("\f", "\n").splitlines() if line.strip()]
    amount, words = _amount(lines)
    return Found(_day(lines, latest, kind), amount, _number(lines, kind), words)


# -- days ---------------------------------------------------------------------
def _day(lines: Sequence[str], latest: datetime.date, kind: str) -> datetime.date | None:
    best: tuple[int, int, datetime.date] | None = None
    place = 0
    for i, line in enumerate(_shortened(lines)):
        for start, day in days_in(line):
            if not datetime.date(1990, 1, 1) <= day <= latest:
                continue
            place += 1
            label = fold(line)[:start]
            weight = _day_weight(label if label.strip() else _column(lines, i, _looks_like_day), kind)
            rank = (weight, -place)
            if best is None or rank > best[:2]:
                best = (*rank, day)
    return best[2] if best else None


def _day_weight(label: str, kind: str) -> int:
    """Return how much the words before a day say that it is the paper's own: 'Rechnung vom' is so on an invoice, and not on a reminder."""
    near = label[-48:]
    if near.rstrip(" :").endswith("vom"):
        named = max(_PAPERS, key=near.rfind)
        if near.rfind(named) >= 0:
            return 6 if named in OWN.get(kind, ()) else -8
    return _weight(near[-34:], _DAY_WORDS)


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    room = HEAD
    for line in lines:
        if room <= 0:
            return
        room -= len(line)
        yield line


def days_in(line: str) -> list[tuple[int, datetime.date]]:
    """Return the days in a line with the place each begins at, however they are written; fold() keeps the places."""
    found = []
    folded = fold(line)
    for expression, order in _DAYS:
        for match in expression.finditer(folded):
            day = _as_day(match.groups(), order, folded)
            if day is not None:
                found.append((match.start(), day))
    return sorted(found)


def _as_day(parts: Sequence[str], order: str, line: str) -> datetime.date | None:
    one, two, three = parts
    if order == "ymd":
        year, month, day = int(one), int(two), int(three)
    elif order == "dny":
        day, month, year = int(one), MONTHS[two], int(three)
    elif order == "ndy":
        month, day, year = MONTHS[one], int(two), int(three)
    else:
        day, month, year = int(one), int(two), int(three)
        if order == "slash" and (month > 12 or "$" in line):
            day, month = month, day  # as Americans write
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _weight(label: str, listed: Sequence[tuple[int, tuple[str, ...]]]) -> int:
    """Return what the words before a figure say of it: those that stand nearest to it count."""
    best = (-1, 0, 0)
    for weight, words in listed:
        for word in words:
            at = label.rfind(word)
            if at >= 0:
                best = max(best, (at + len(word), len(word), weight))
    return best[2]


def _column(lines: Sequence[str], at: int, value: Callable[[str], bool]) -> str:
    """Return the label of a figure that stands alone in its line: the line before it, or the one at the same place of a block of labels."""
    last = at
    while last > 0 and _is_value(lines[last - 1]):
        last -= 1
    first = last
    while first > 0 and not _is_value(lines[first - 1]) and len(lines[first - 1]) <= 40 and last - first < 12:
        first -= 1
    behind = at
    while behind + 1 < len(lines) and _is_value(lines[behind + 1]):
        behind += 1
    labels, values = lines[first:last], lines[last : behind + 1]
    if len(values) > 1 and len(labels) >= len(values):
        return fold(labels[_shift(labels, values) + at - last])
    return fold(labels[-1]) if labels and value(lines[at]) else ""


def _shift(labels: Sequence[str], values: Sequence[str]) -> int:
    """Return at which label a block of figures begins: where most days stand beside words for a day, else as far down as it can."""

    def fitting(shift: int) -> int:
        pairs = zip(labels[shift:], values, strict=False)
        return sum(
            bool(re.search("datum|date|tag|fallig", fold(label))) == bool(days_in(figure))
            for label, figure in pairs
        )

    return max(range(len(labels) - len(values) + 1), key=lambda shift: (fitting(shift), shift))


def _is_value(line: str) -> bool:
    """Say whether a line holds a figure rather than words."""
    return any(sign.isdecimal() for sign in line) and len(line) <= 32 and not line.rstrip().endswith(":")


def _looks_like_day(line: str) -> bool:
    return bool(days_in(line)) and len(line) <= 24


# -- amounts ------------------------------------------------------------------
def cents(figure: str) -> int:
    """Return an amount as it is printed in cents: both 1.234,56 and 1,234.56."""
    return int(re.sub(r"\D", "", figure))


def _amount(lines: Sequence[str]) -> tuple[int | None, str]:
    best: tuple[tuple[int, int, int], int, str] | None = None
    everything = [cents(match[1]) for line in lines for match in _MONEY.finditer(line)]
    proven = _proven(everything)
    for i, line in enumerate(lines):
        found = list(_MONEY.finditer(line))
        if not found:
            continue
        match = found[-1]
        label = fold(line[: match.start()])
        if not re.search("[a-z]{3}", label):
            label = _column(lines, i, lambda text: bool(_MONEY.search(text)))
        weight = _weight_of_amount(label)
        if weight <= 0:
            continue
        value = cents(match[1])
        rank = (weight + (2 if value in proven and weight < 8 else 0), value, -i)
        if best is None or rank > best[0]:
            best = (rank, value, " ".join(f"{label.strip()[-40:]} {match[1]}".split()))
    if proven and (best is None or (best[1] not in proven and best[0][0] < 8)):
        return max(proven), ""
    return (best[1], best[2]) if best else (None, "")


def _weight_of_amount(label: str) -> int:
    if _NOT_AMOUNT.search(label) and not re.search(
        r"inkl|incl|einschl|brutto(?!lohn|gehalt)|zu zahlen|zahlbetrag|auszahlung", label
    ):
        return 0
    found = 0
    for weight, words in _AMOUNT_WORDS:
        if any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", label) for word in words):
            found = max(found, weight)
    return found


def _proven(amounts: Sequence[int]) -> set[int]:
    """Return the amounts that are net and tax of 19 or 7 % together, among those that stand in the text."""
    there = set(amounts)
    return {
        net + tax
        for net in there
        for rate in (19, 7)
        if (tax := (net * rate + 50) // 100) > 0 and tax in there and net + tax in there
    }


# -- numbers ------------------------------------------------------------------
OWN = {
    "invoice_in": ("rechnung", "invoice"),
    "reminder": ("mahnung",),
    "tax_notice": ("bescheid",),
    "credit_note": ("gutschrift", "credit", "storno", "korrektur"),
    "quotation": ("angebot", "quotation"),
    "delivery_note": ("lieferschein", "delivery"),
    "order": ("bestatigung", "ab", "auftrag", "bestell"),
    "policy": ("versicherung", "police"),
    "bank_statement": ("auszug",),
}


def _number(lines: Sequence[str], kind: str) -> str:
    best: tuple[int, int, str] | None = None
    for i, line in enumerate(_shortened(lines)):
        folded = fold(line)
        for weight, label in _LABELS:
            for match in label.finditer(folded):
                refers = _REFERS.search(folded[: match.start()])
                value = _value_of(lines, i, folded, match.end())
                own = any(word in match[0] for word in OWN.get(kind, ()))
                rank = weight + (6 if own else 0) - (8 if refers else 0)
                if value and (best is None or (rank, -i) > best[:2]):
                    best = (rank, -i, value)
    return best[2] if best and best[0] > 0 else ""


def _value_of(lines: Sequence[str], at: int, folded: str, end: int) -> str:
    """Return the number behind a label: in its line, in the next one, or at the same place of a block of figures."""
    line = lines[at]
    rest = line[end:] if len(folded) == len(line) else folded[end:]
    if rest.strip():
        return _as_number(rest)
    last = at
    while (
        last + 1 < len(lines)
        and not _is_value(lines[last + 1])
        and len(lines[last + 1]) <= 40
        and last - at < 12
    ):
        last += 1
    first = at
    while first > 0 and not _is_value(lines[first - 1]) and len(lines[first - 1]) <= 40 and at - first < 12:
        first -= 1
    values: list[str] = []
    while last + 1 + len(values) < len(lines) and _is_value(lines[last + 1 + len(values)]):
        values.append(lines[last + 1 + len(values)])
    labels = lines[first : last + 1]
    if len(values) > len(labels):
        return _as_number(values[0]) if at == last else ""
    place = at - first - _shift(labels, values) if values else -1
    return _as_number(values[place]) if 0 <= place < len(values) else ""


def _as_number(text: str) -> str:
    match = _VALUE.match(text.lstrip(" :#"))
    found = match[1].rstrip(".-/") if match else ""
    first = found.partition(" ")[0]
    whole = found if any(sign.isdecimal() for sign in first) else ""
    if days_in(first) and len(first) <= 10:
        return ""
    for place, part in enumerate(whole.split(" ")):
        if place and days_in(part):
            whole = " ".join(whole.split(" ")[:place])
            break
    return whole[:30] if len(whole) >= 2 else ""
