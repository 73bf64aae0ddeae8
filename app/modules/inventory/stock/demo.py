"""The stock of the demo company: its store with shelves and a van, goods from a sheet, and what it received and used since."""

from __future__ import annotations

import datetime
import random

from app.data import clock
from app.data.office import Office
from app.data.queries import query
from app.modules.finance.ledger.api import last_day
from app.modules.inventory.articles.api import SCALE, ArticleDraft, SupplierDraft, save_article, save_supplier
from app.modules.inventory.stock.rules.words import MinimumDraft, MoveDraft, PlaceDraft, ReservationDraft
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
    ("M-010", "Schraube 4×40, verzinkt", "Screw 4×40, galvanised", "H87", 4, "4006381333931", "materials", "none", 500, 2000, "70010"),
    ("M-020", "Dübel 8 mm, Buche", "Dowel 8 mm, beech", "H87", 7, "", "materials", "none", 300, 1200, "70010"),
    ("M-030", "Leimholz Eiche 27 mm", "Oak board 27 mm", "MTK", 6480, "", "materials", "none", 10, 42, "70040"),
    ("M-040", "Multiplex Birke 18 mm", "Birch plywood 18 mm", "MTK", 3275, "", "materials", "none", 8, 36, "70040"),
    ("M-050", "Hartöl, 1 l", "Hard oil, 1 l", "LTR", 2490, "4012345678901", "materials", "lot", 4, 12, "70020"),
    ("M-060", "Holzleim D3, 5 kg", "Wood glue D3, 5 kg", "H87", 1985, "", "materials", "lot", 2, 6, "70020"),
    ("H-100", "Topfband 110°", "Hinge 110°", "H87", 385, "4000001000005", "goods", "none", 40, 160, "70010"),
    ("H-110", "Schubladenführung 500 mm", "Drawer runner 500 mm", "PR", 1420, "", "goods", "none", 12, 40, "70010"),
    ("H-120", "Möbelgriff Edelstahl 160 mm", "Handle, stainless steel, 160 mm", "H87", 610, "", "goods", "none", 20, 80, "70010"),
    ("W-200", "Akkuschrauber 18 V", "Cordless drill 18 V", "H87", 18900, "", "goods", "serial", 1, 0, "70020"),
)  # fmt: skip
STEPS = 4  # days between two moves of an article, on average


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
        homes[number] = places["Regal A" if len(homes) % 2 else "Regal B"]
        drafts += _moves(chance, key, homes[number], about, (first, newest))
    drafts.append(MoveDraft("move", keys["H-100"], 20 * SCALE, newest, homes["H-100"], places["Transporter"]))
    office.run(book_many, sorted(drafts, key=lambda one: one.day))
    office.run(save_minimum, MinimumDraft(keys["H-100"], places["Transporter"], 30 * SCALE, 40 * SCALE))
    until = newest + datetime.timedelta(days=21)
    office.run(reserve, ReservationDraft(keys["H-110"], 6 * SCALE, until=until, text="Küche Petersen"))


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
