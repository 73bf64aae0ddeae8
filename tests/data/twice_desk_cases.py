"""What two desks may try at once with papers, devices, stock and contacts: taking out, releasing, importing a list, making devices of a delivery."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from app.data.office import Office
from app.modules.documents.archive.services.stamps import set_stamp, take_stamp_off
from app.modules.documents.archive.services.versions import take_out
from app.modules.documents.retention.services import propose, release, release_hold, set_hold
from app.modules.inventory.counting.transfer import import_count
from app.modules.inventory.purchasing.services.matching import join_invoice, release_match
from app.modules.inventory.purchasing.services.orders import close
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book_many
from app.modules.inventory.stock.transfer.sheet import import_sheet
from app.modules.it.arrivals.rules import ArrivalDraft, TieDraft
from app.modules.it.arrivals.services import make_devices, save_tie
from app.modules.it.assets.services.lifecycle import move as put
from app.modules.it.assets.services.masters import make_model, make_place
from app.modules.it.assets.transfer.devices import import_assets
from app.modules.it.helpdesk.rules.mails import MailIn
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.day import close_old
from app.modules.it.helpdesk.services.mails import take_mail
from app.modules.it.helpdesk.services.tickets import open_ticket, solve
from app.modules.it.infrastructure.rules import AddressDraft, SubnetDraft
from app.modules.it.infrastructure.services import (
    release_address,
    save_address,
    save_subnet,
    take_from_agents,
)
from app.modules.it.licences.rules import LicenceDraft
from app.modules.it.licences.services import give_seat, save_licence, take_seat
from app.modules.organisation.contacts.services.importing import import_cards
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting, file_of
from tests.modules.documents.conftest import filed, person
from tests.modules.inventory.buying_cases import come, invoice, ordered, supplier
from tests.modules.inventory.stock_cases import DAY, ONE, move, stocked, store
from tests.modules.inventory.test_count_file import _begun
from tests.modules.inventory.test_sheet import HEAD, ROWS
from tests.modules.it.conftest import device, member
from tests.modules.it.test_import import HEAD as DEVICES
from tests.modules.it.test_import import ROW as DEVICE
from tests.modules.it.test_infrastructure import agent
from tests.modules.it.test_mails import RITA, rita
from tests.modules.organisation.test_cards import BIRTE, FIRM, ZWEITE

COUNTED = "Artikelnummer;Lagerplatz;Charge;Gezählt;Bemerkung\nA-1;A;;9;eine fehlt\nB-1;A;;1.004,5;\n"
NOTHING_LEFT = "SELECT 1 - count(*) FROM "


def _stamped(office: Office) -> int:
    return office.run(set_stamp, filed(office), "Bezahlt", 1, "tr")


def _held(office: Office) -> int:
    return office.run(set_hold, "Streit", "Klage", [filed(office)])


def _proposed(office: Office) -> int:
    key = filed(office)
    office.run(propose, [key], "vorbei")
    return key


def _counted(office: Office) -> tuple[int, Path]:
    return _begun(office), file_of("Zählung.csv", COUNTED.encode())


def _partly(office: Office) -> int:
    key = ordered(office, supplier(office), (stocked(office), 4, 5))
    come(office, key, (0, 1))
    return key


def _blocked(office: Office) -> int:
    contact = supplier(office)
    key = ordered(office, contact, (stocked(office), 4, 100))
    come(office, key, (0, 4))
    return office.run(join_invoice, key, invoice(office, contact, 99900))


def _piece(office: Office) -> list[MoveDraft]:
    article = stocked(office)
    move(office, "receive", article, 2, value=200)
    return [MoveDraft("issue", article, ONE, DAY, store(office)) for _piece in range(2)]


def _sheet(office: Office) -> Path:
    return file_of("Lager.csv", "\r\n".join([HEAD, *ROWS]).encode())


def _notebooks(office: Office) -> ArrivalDraft:
    article, model = stocked(office, "NB-1"), office.run(make_model, "Laptop", "Lenovo", "T14")
    office.run(save_tie, TieDraft(article, model, DAY))
    return ArrivalDraft(move(office, "receive", article, 3, value=1000), 2, 0)


def _devices(office: Office) -> Path:
    member(office)
    return file_of("Geräte.csv", f"{DEVICES}\n{DEVICE}\n".encode())


def _to_move(office: Office) -> tuple[list[int], int]:
    return [device(office)], office.run(make_place, "Haus / 2")


def _solved(office: Office) -> Office:
    key = office.run(open_ticket, TicketDraft("Drucker"))
    office.run(solve, key, "Kabel")
    return office


def _later(office: Office) -> Office:
    return Office(office.book, office.actor, lambda: office.clock() + datetime.timedelta(days=9))


def _address(office: Office) -> int:
    office.run(save_subnet, SubnetDraft("Office", "10.0.0.0/24"))
    return office.run(save_address, AddressDraft("10.0.0.7"))


def _found(office: Office) -> None:
    agent(office, "pc1", "10.0.0.11")
    office.run(save_subnet, SubnetDraft("Office", "10.0.0.0/24"))


def _seat(office: Office) -> int:
    return office.run(give_seat, office.run(save_licence, LicenceDraft("Office", 1)), member(office))


def _by(name: str) -> Any:
    """Return a call of two people, each under their own name."""
    return lambda office, key: person(office, name, "*").run(take_out, key)


CASES = (
    Case(
        "documents.archive.take_out",
        filed,
        _by("anna"),
        counting("SELECT count(*) FROM trail WHERE after LIKE '%checked_out_by%' AND kind = 'update'"),
        other=_by("bert"),
    ),
    Case(
        "documents.archive.take_stamp_off",
        _stamped,
        lambda office, key: office.run(take_stamp_off, key),
        counting(NOTHING_LEFT + "document_stamp"),
    ),
    Case(
        "documents.retention.release",
        _proposed,
        lambda office, key: person(office, "berta", "*").run(release, [key]),
        counting("SELECT count(*) FROM document_erasure WHERE released_at IS NOT NULL"),
        keyed=False,  # by a person of its own
    ),
    Case(
        "documents.retention.release_hold",
        _held,
        lambda office, key: office.run(release_hold, key),
        counting("SELECT count(*) FROM document_hold WHERE released IS NOT NULL"),
    ),
    Case(
        "inventory.counting.import_count",
        _counted,
        lambda office, made: office.run(import_count, *made),
        counting("SELECT count(*) FROM trail WHERE table_name = 'inventory_count_line' AND kind = 'update'"),
        2,
        succeed=(1, 2),
    ),
    Case(
        "inventory.purchasing.close",
        _partly,
        lambda office, key: office.run(close, key, "kommt nicht mehr"),
        counting("SELECT count(*) FROM inventory_order WHERE state = 'closed'"),
    ),
    Case(
        "inventory.purchasing.release_match",
        _blocked,
        lambda office, key: person(office, "anna", "*").run(release_match, key, "so vereinbart"),
        counting("SELECT count(*) FROM trail WHERE table_name = 'inventory_order_bill' AND kind = 'update'"),
        other=lambda office, key: person(office, "bert", "*").run(release_match, key, "anders"),
    ),
    Case(
        "inventory.stock.book_many",
        _piece,
        lambda office, drafts: office.run(book_many, drafts),
        counting("SELECT count(*) FROM inventory_move WHERE kind = 'issue'"),
        2,
    ),
    Case(
        "inventory.stock.import_sheet",
        _sheet,
        lambda office, path: office.run(import_sheet, path),
        counting("SELECT count(*) FROM inventory_article"),
        3,
        succeed=(2,),
    ),
    Case(
        "inventory.stock.import_sheet and its stock",
        _sheet,
        lambda office, path: office.run(import_sheet, path),
        counting("SELECT count(*) FROM inventory_move"),
        4,
        succeed=(2,),
    ),
    Case(
        "it.arrivals.make_devices",
        _notebooks,
        lambda office, draft: office.run(make_devices, draft),
        counting("SELECT count(*) FROM it_asset"),
        2,
    ),
    Case(
        "it.assets.import_assets",
        _devices,
        lambda office, path: office.run(import_assets, path),
        counting("SELECT count(*) FROM it_asset"),
        succeed=(2,),
    ),
    Case(
        "it.assets.move",
        _to_move,
        lambda office, made: office.run(put, *made),
        counting("SELECT count(*) FROM it_asset WHERE location_id IS NOT NULL"),
        succeed=(2,),
    ),
    Case(
        "it.helpdesk.close_old",
        _solved,
        lambda office, _: _later(office).run(close_old),
        counting("SELECT count(*) FROM it_ticket_step WHERE state = 'closed'"),
        succeed=(2,),
        keyed=False,  # at a time of its own
    ),
    Case(
        "it.helpdesk.take_mail",
        rita,
        lambda office, _: office.run(
            take_mail, MailIn("Drucker", RITA, "Er streikt.", "Rita Fragt", "<1@x>")
        ),
        counting("SELECT count(*) FROM it_ticket"),
        succeed=(2,),
    ),
    Case(
        "it.infrastructure.release_address",
        _address,
        lambda office, key: office.run(release_address, key),
        counting(NOTHING_LEFT + "it_address"),
    ),
    Case(
        "it.infrastructure.take_from_agents",
        _found,
        lambda office, _: office.run(take_from_agents),
        counting("SELECT count(*) FROM it_address"),
        succeed=(2,),
    ),
    Case(
        "it.licences.take_seat",
        _seat,
        lambda office, key: office.run(take_seat, key),
        counting(NOTHING_LEFT + "it_seat"),
    ),
    Case(
        "organisation.contacts.import_cards",
        lambda office: None,
        lambda office, _: office.run(import_cards, [FIRM, BIRTE, ZWEITE], "first"),
        counting("SELECT count(*) FROM contact"),
        3,
        succeed=(2,),
    ),
)
