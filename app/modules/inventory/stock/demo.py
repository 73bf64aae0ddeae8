"""The stock of the demo company: its store with shelves and a van, tools that it trades, and what it received and used since; sales take the rest."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace

from app.core.dates import add_months
from app.core.own_fields import FieldDraft
from app.data import clock
from app.data.office import Office
from app.data.queries import query
from app.data.settings import change_setting
from app.modules.finance.ledger.api import last_day
from app.modules.inventory.articles.api import (
    SCALE,
    ArticleDraft,
    CategoryDraft,
    KitPartDraft,
    SupplierDraft,
    article,
    save_article,
    save_category,
    save_field,
    save_kit_part,
    save_supplier,
)
from app.modules.inventory.stock.rules.words import (
    MakingDraft,
    MinimumDraft,
    MoveDraft,
    PlaceDraft,
    ReservationDraft,
)
from app.modules.inventory.stock.services.making import make_kits
from app.modules.inventory.stock.services.moves import book_many
from app.modules.inventory.stock.services.places import reserve, save_minimum, save_place
from app.modules.organisation.contacts.api import find_by_account

PLACES = (
    ("Halle", "", True),
    ("Regal A", "Halle", False),
    ("Regal B", "Halle", False),
    ("Transporter", "", False),
)
# number, text, English, unit, cents a unit, GTIN, class, tracking, least in stock, opening, supplier's account
GOODS = (
    ("M-010", "Schraube M8 × 40, verzinkt", "Screw M8 × 40, galvanised", "H87", 12, "4006381333931", "materials", "none", 500, 2000, "70010"),
    ("M-020", "Dübel 8 mm", "Wall plug 8 mm", "H87", 7, "", "materials", "none", 300, 1200, "70010"),
    ("M-030", "Schleifvlies, grob", "Abrasive fleece, coarse", "MTK", 1480, "", "materials", "none", 10, 42, "70040"),
    ("M-040", "Gummimatte für Werkbänke", "Rubber mat for workbenches", "MTK", 3275, "", "materials", "none", 8, 36, "70040"),
    ("M-050", "Schneidöl, 1 l", "Cutting oil, 1 l", "LTR", 2490, "4012345678901", "materials", "lot", 4, 12, "70020"),
    ("M-060", "Montagekleber, 5 kg", "Assembly adhesive, 5 kg", "H87", 1985, "", "materials", "lot", 2, 6, "70020"),
    ("H-100", "Kreissägeblatt 190 mm, 24 Zähne", "Circular saw blade 190 mm, 24 teeth", "H87", 1450, "4000001000005", "goods", "none", 40, 80, "70010"),
    ("H-110", "Arbeitshandschuhe, Leder", "Working gloves, leather", "PR", 640, "", "goods", "none", 60, 48, "70010"),
    ("H-120", "Drehmomentschlüssel 40–200 Nm", "Torque wrench 40–200 Nm", "H87", 6200, "", "goods", "none", 30, 20, "70090"),
    ("H-130", "Bohrmaschine 750 W", "Drill 750 W", "H87", 8900, "", "goods", "none", 5, 16, "70030"),
    ("H-140", "Werkbank 1500 mm", "Workbench 1500 mm", "H87", 24500, "", "goods", "none", 2, 10, "70090"),
    ("W-200", "Akkuschrauber 18 V", "Cordless drill 18 V", "H87", 18900, "", "goods", "serial", 1, 0, "70020"),
)  # fmt: skip
SHELF = "Regal B"  # goods for sale lie here, and leave from here
A_MONTH = 0.3  # of the opening stock that comes in a month
ORDERED = ("H-130",)  # what comes by the orders of purchasing, month by month
KIND = 5  # where a line of GOODS says what it is
STEPS = 4  # days between two moves of a material, on average


def demo(office: Office, months: int) -> None:
    """Make places and goods, open the stock, and move it until the last day of the demo company's business."""
    newest = office.read(last_day) or office.read(_today)
    first = (newest.replace(day=1) - datetime.timedelta(days=31 * (months - 1))).replace(day=1)
    places: dict[str, int] = {}
    for name, inside, structural in PLACES:
        places[name] = office.run(
            save_place,
            PlaceDraft(name, places.get(inside), f"LP-{len(places) + 1:02d}", structural=structural),
        )
    chance = random.Random(18)  # noqa: S311  the same stock every time
    drafts: list[MoveDraft] = []
    keys: dict[str, int] = {}
    homes: dict[str, int] = {}
    for number, *about in GOODS:
        keys[number] = key = _article(office, number, about)
        goods = about[KIND] == "goods"
        homes[number] = places[SHELF if goods else "Regal A"]
        moves = _bought if goods and about[KIND + 1] == "none" else _moves
        drafts += moves(chance, key, homes[number], about, (first, newest))
        if number in ORDERED:
            drafts = [one for one in drafts if one.article != key or one.kind == "opening"]
    office.run(change_setting, "inventory.ships_from", f"Halle / {SHELF}")
    drafts.append(
        MoveDraft("move", keys["H-100"], 20 * SCALE, newest, homes["H-100"], target=places["Transporter"])
    )
    office.run(book_many, sorted(drafts, key=lambda one: one.day))
    _kit(office, keys, places[SHELF], newest)
    office.run(save_minimum, MinimumDraft(keys["H-100"], places["Transporter"], 30 * SCALE, 40 * SCALE))
    until = newest + datetime.timedelta(days=21)
    office.run(reserve, ReservationDraft(keys["H-110"], 6 * SCALE, until=until, text="Küche Petersen"))


def _kit(office: Office, keys: dict[str, int], shelf: int, day: datetime.date) -> None:
    """Give power tools a field of their own and gloves a variant, and make a kit of some tools."""
    tools = office.run(save_category, CategoryDraft("Werkzeug"))
    powered = office.run(save_category, CategoryDraft("Elektrowerkzeug", tools))
    watts = office.run(save_field, FieldDraft(powered, "Leistung in Watt", "numeric"))
    office.run(save_field, FieldDraft(tools, "Sperrgut", "flag"))
    for number, more in (
        ("H-130", {"category": powered, "values": {watts: "750"}}),
        ("H-120", {"category": tools}),
    ):
        known = office.read(article, keys[number])
        assert known is not None
        office.run(save_article, replace(known.draft, **more), keys[number], known.version)
    gloves = office.read(article, keys["H-110"])
    assert gloves is not None
    variant = replace(
        gloves.draft, number="H-111", gtin="", variant_of=keys["H-110"], variant="Größe 11", minimum=0
    )
    office.run(save_article, variant)
    text = ("Starterset Werkstatt", "Workshop starter kit")
    kit = office.run(save_article, ArticleDraft("K-500", *text, price=139_0000, stocked=True))
    for number, count in (("H-110", 1), ("H-120", 1), ("H-100", 2)):
        office.run(save_kit_part, KitPartDraft(kit, keys[number], count * SCALE))
    office.run(make_kits, MakingDraft(kit, 3 * SCALE, day, shelf))


def _bought(
    chance: random.Random,
    key: int,
    place: int,
    about: list[object],
    span: tuple[datetime.date, datetime.date],
) -> list[MoveDraft]:
    """Return what comes of goods for sale: the opening, and what was sold in a month at the beginning of the next; prices go up and down."""
    price, opening = int(about[3]), int(about[8])  # type: ignore[call-overload]
    day, last = span
    found = [MoveDraft("opening", key, opening * SCALE, day, place, value=opening * price)]
    count = max(1, round(opening * A_MONTH))
    while (day := add_months(day.replace(day=3), 1)) <= last:
        value = count * price * chance.randint(95, 108) // 100
        paper = f"LS-{day:%y%m}{chance.randint(10, 99)}"
        found.append(MoveDraft("receive", key, count * SCALE, day, place, value=value, document=paper))
    return found


@query("")
def _today(connection: object) -> datetime.date:
    return clock.today(connection)  # type: ignore[arg-type]


def _article(office: Office, number: str, about: list[object]) -> int:
    de, en, unit, cents, gtin, kind, tracking, least, _opening, account = about
    draft = ArticleDraft(
        number,
        str(de),
        str(en),
        str(unit),
        int(cents) * 180,  # type: ignore[call-overload]
        gtin=str(gtin),
        stocked=True,
        stock_class=str(kind),
        tracking=str(tracking),
        expires=tracking == "lot",
        minimum=int(least) * SCALE,  # type: ignore[call-overload]
        valuation="fifo" if tracking == "lot" else "average",
    )
    key = office.run(save_article, draft)
    contact = office.read(find_by_account, str(account))
    if contact is not None:
        price = int(cents) * 100  # type: ignore[call-overload]
        office.run(save_supplier, SupplierDraft(key, contact, f"{account}-{number}", price, lead_days=9))
    return key


def _moves(
    chance: random.Random,
    key: int,
    place: int,
    about: list[object],
    span: tuple[datetime.date, datetime.date],
) -> list[MoveDraft]:
    """Return the moves of an article: opened, used every few days, bought when it runs short; prices go up and down."""
    _de, _en, _unit, cents, _gtin, kind, tracking, least, opening, _account = about
    price, low, held = int(cents), int(least), int(opening)  # type: ignore[call-overload]
    day, last = span
    found: list[MoveDraft] = []

    def comes(kind_: str, count: int, when: datetime.date) -> None:
        number = f"C{when:%y%m%d}"
        lot = {"lot": number, "expiry": when + datetime.timedelta(days=540)} if tracking == "lot" else {}
        value = count * price * chance.randint(95, 108) // 100
        document = "" if kind_ == "opening" else f"LS-{when:%y%m}{chance.randint(10, 99)}"
        found.append(MoveDraft(kind_, key, count * SCALE, when, place, value=value, document=document, **lot))  # type: ignore[arg-type]

    if tracking == "serial":
        return [
            MoveDraft(
                "receive",
                key,
                SCALE,
                day + datetime.timedelta(days=40 * n),
                place,
                serial=f"AK18-{1000 + n}",
                value=price,
            )
            for n in range(2)
        ]
    comes("opening", held, day)
    while (day := day + datetime.timedelta(days=chance.randint(STEPS, 4 * STEPS))) <= last:
        count = min(held, max(1, low * chance.randint(10, 60) // 100))
        if tracking == "lot":
            count = min(count, 1)
        if count:
            use = "issue" if kind == "goods" else "consume"
            found.append(MoveDraft(use, key, count * SCALE, day, place))
            held -= count
        if held < low and chance.random() < 0.8:
            comes("receive", 3 * low, day)
            held += 3 * low
    return found
