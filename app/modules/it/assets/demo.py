"""The devices of the demo company: 140 of them, in all states, most of them handed out with signed protocols."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.core.own_fields import FieldDraft, FieldRow
from app.data.office import Office
from app.modules.hr.people.api import people, save_person
from app.modules.it.assets.queries.masters import LocationRow, asset_fields, categories, locations
from app.modules.it.assets.rules import AssetDraft, HandOver, KitDraft, SupplyDraft
from app.modules.it.assets.services.assets import save_asset
from app.modules.it.assets.services.custody import hand_over, note_signed
from app.modules.it.assets.services.lifecycle import step, wipe
from app.modules.it.assets.services.masters import make_model, make_place, save_field
from app.modules.it.assets.services.supplies import move_supply, put_into_kit, save_kit, save_supply
from app.modules.it.assets.setup import CATEGORIES

ROOMS = ("Kiel / EG / Empfang", "Kiel / EG / Lager", "Kiel / 1. OG / Büro 101", "Kiel / 1. OG / Büro 102", "Kiel / 1. OG / Serverraum",
         "Kiel / 2. OG / Besprechung", "Flensburg / Werkstatt", "Flensburg / Büro")  # fmt: skip
MODELS = (
    ("Notebook", "Lenovo", "ThinkPad T14 Gen 4", 129900, 46),
    ("Notebook", "Dell", "Latitude 5540", 118500, 12),
    ("Bildschirm", "Eizo", "FlexScan EV2495", 48900, 34),
    ("Telefon", "Samsung", "Galaxy A55", 37900, 24),
    ("Arbeitsplatzrechner", "Fujitsu", "Esprimo D7013", 74900, 8),
    ("Drucker", "Kyocera", "ECOSYS M5526cdw", 42900, 5),
    ("Server", "Dell", "PowerEdge T350", 289000, 2),
    ("Netzwerkgerät", "LANCOM", "GS-3152X", 89900, 5),
    ("Zubehör", "Logitech", "MX Keys", 9900, 4),
)


def demo(office: Office, _months: int) -> None:
    """Make rooms, models, devices; hand most of them out; lose one, wipe and dispose of two."""
    for room in ROOMS:
        office.run(make_place, room)
    names = {one[0].de: str(one[0]) for one in CATEGORIES}  # as the new book calls them in its language
    kinds = {one.draft.name: one.id for one in office.read(categories)}
    office.run(
        save_field, FieldDraft(kinds[names["Notebook"]], "Arbeitsspeicher", "choice", "8 GB\n16 GB\n32 GB")
    )
    rooms: list[LocationRow] = [one for one in office.read(locations) if one.path in ROOMS]
    fields: list[FieldRow] = office.read(asset_fields)
    ram = next(one.id for one in fields if one.draft.title == "Arbeitsspeicher")
    keys: dict[str, list[int]] = {}
    number = 0
    for category, manufacturer, name, cost, count in MODELS:
        model = office.run(make_model, names[category], manufacturer, name)
        for _n in range(count):
            number += 1
            day = datetime.date(2022, 1, 15) + datetime.timedelta(days=(number * 37) % 1500)
            home = (
                rooms[4].id
                if category in ("Server", "Netzwerkgerät")
                else rooms[(number * 5) % len(rooms)].id
            )
            draft = AssetDraft(
                model, "", f"NL-{category[:2].upper()}{number:03d}", f"{manufacturer[:2].upper()}{100000 + number * 731}", "", home=home, purchased=day, cost=cost,
                supplier=None, order_no="", warranty_months=36, values={ram: "16 GB"} if category == "Notebook" else {},
            )  # fmt: skip
            keys.setdefault(category, []).append(office.run(save_asset, draft))
    _pass_out(office, keys)
    office.run(step, [keys["Telefon"][20]], "lose", "im Zug nach Hamburg")
    office.run(step, [keys["Drucker"][4]], "repair", "Fixiereinheit")
    old = [keys["Notebook"][56], keys["Notebook"][57]]
    office.run(step, old, "retire", "abgeschrieben")
    office.run(wipe, old, "reset", "H-4", "Protokoll 2026-3")
    office.run(step, old[:1], "dispose", "Entsorger Förde")
    staff = [one.id for one in office.read(people) if one.draft.leaving is None]
    demo_supplies(office, staff, office.run(make_model, names["Notebook"], "Lenovo", "ThinkPad T14 Gen 4"))


def _pass_out(office: Office, keys: dict[str, list[int]]) -> None:
    staff = [one for one in office.read(people) if one.draft.leaving is None]
    for place, person in enumerate(staff[:40]):
        goods = [keys["Notebook"][place]]
        goods += [keys["Bildschirm"][place]] if place < 30 else []
        goods += [keys["Telefon"][place]] if place < 18 else []
        draft = HandOver(
            "out",
            person.id,
            tuple(goods),
            condition=dict.fromkeys(goods, "good"),
            parts={goods[0]: "Netzteil, Tasche"},
        )
        office.run(note_signed, office.run(hand_over, draft))
    for person, day in ((staff[3], datetime.date(2026, 6, 30)), (staff[17], datetime.date(2026, 9, 30))):
        office.run(save_person, replace(person.draft, leaving=day), person.id)


SUPPLIES = (("Headset Jabra Evolve2", "accessory", 12, 4, 11900), ("Netzteil USB-C 65 W", "accessory", 9, 5, 4900), ("Maus kabellos", "accessory", 14, 5, 2400),
            ("Toner schwarz TK-5240", "consumable", 3, 4, 8900), ("Netzwerkkabel 2 m", "consumable", 40, 10, 450), ("SSD 1 TB", "component", 4, 2, 8200))  # fmt: skip


def demo_supplies(office: Office, staff: list[int], model: int) -> None:
    """Keep accessories and consumables with their stock, hand some out, and put a kit together."""
    keys = {}
    for name, kind, count, minimum, price in SUPPLIES:
        keys[name] = office.run(save_supply, SupplyDraft(name, kind, minimum=minimum, price=price))
        office.run(move_supply, keys[name], "in", count + 6, None, None, "Lieferung Bürobedarf Förde")
    for person in staff[:6]:
        office.run(move_supply, keys["Headset Jabra Evolve2"], "out", 1, person)
    office.run(move_supply, keys["Toner schwarz TK-5240"], "use", 6, None, None, "Drucker Lager")
    kit = office.run(save_kit, KitDraft("Arbeitsplatz Büro", "Für neue Kolleginnen und Kollegen"))
    office.run(put_into_kit, kit, 1, model)
    for name in ("Headset Jabra Evolve2", "Netzteil USB-C 65 W", "Maus kabellos"):
        office.run(put_into_kit, kit, 1, None, keys[name])
