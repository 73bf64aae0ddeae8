"""What two desks may try at the same moment beyond entries and money: years, stacks, people, contacts, documents, IT, and who may sign in."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.areas import save_area
from app.data.office import Office
from app.data.record_extras import Target, follow_up, follow_ups, settle_follow_up
from app.data.settings import change_own_setting, change_setting
from app.data.shared_views import share_view, unshare_view
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.documents.archive.services.documents import give_asn, reserve_asn
from app.modules.documents.filing.services.plan import close_case, open_case
from app.modules.documents.retention.services import set_hold
from app.modules.finance.booking.services import open_stack
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.rules import AssetDraft, SupplyDraft
from app.modules.it.assets.services.assets import save_asset
from app.modules.it.assets.services.masters import make_model, make_place
from app.modules.it.assets.services.supplies import move_supply, save_supply
from app.modules.it.audits.services import begin
from app.modules.it.audits.services import close as close_audit
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.tickets import open_ticket, solve
from app.modules.it.licences.rules import LicenceDraft
from app.modules.it.licences.services import give_seat, save_licence
from app.modules.it.pool.rules import ReservationDraft
from app.modules.it.pool.services import reserve
from app.modules.organisation.contacts.rules.activities import ActivityDraft
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import ChannelDraft
from app.modules.organisation.contacts.services.activities import save_activity
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.contacts.services.merging import merge
from app.modules.organisation.contacts.services.parts import save_channel
from tests.conftest import GOOD, NOW
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting, number
from tests.modules.documents.conftest import arrive, filed
from tests.modules.it.conftest import device, member

TOMORROW = NOW.astimezone().date() + datetime.timedelta(days=1)
BEN = UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD)


def nothing(_office: Office) -> None:
    """Need nothing but an empty book."""


def two_numbers(table: str, column: str = "number") -> Any:
    """Return a count of different numbers in a table."""
    return counting(f"SELECT count(DISTINCT {column}) FROM {table}")


def _seats(office: Office) -> tuple[int, int]:
    return office.run(save_licence, LicenceDraft("Office", 1)), member(office)


def _pool(office: Office) -> tuple[int, int]:
    return device(office, pool=True), member(office)


def _supply(office: Office) -> tuple[int, int]:
    key = office.run(save_supply, SupplyDraft("Maus"))
    office.run(move_supply, key, "in", 5)
    return key, member(office)


def _place(office: Office) -> int:
    device(office, place="Haus / 1")
    return office.run(make_place, "Haus / 1")


def _pair(office: Office) -> tuple[int, int]:
    names = ("Stadtwerke", "Stadtwerke AG")
    one, two = (office.run(save_contact, ContactDraft(name)) for name in names)
    return one, two


def _reminder(office: Office) -> int:
    target = Target("contact", office.run(save_contact, ContactDraft("Stadtwerke")))
    office.run(follow_up, target, NOW.astimezone().date(), "Anrufen")
    return office.read(follow_ups, target)[0].id


CASES = (
    Case(
        "finance.chart.add_fiscal_year",
        nothing,
        lambda office, _: office.run(
            add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)
        ),
        counting("SELECT count(*) FROM finance_fiscal_year WHERE year = 2027"),
    ),
    Case(
        "finance.booking.open_stack",
        nothing,
        lambda office, _: office.run(
            open_stack, "Mai", datetime.date(2026, 5, 1), datetime.date(2026, 5, 31)
        ),
        counting("SELECT count(*) FROM finance_stack"),
        2,
        succeed=(2,),
    ),
    Case(
        "hr.people.save_person",
        nothing,
        lambda office, _: office.run(save_person, PersonDraft("Anna", "Petersen")),
        two_numbers("hr_person"),
        2,
        succeed=(2,),
    ),
    Case(
        "hr.people.save_person who signs in",
        nothing,
        lambda office, _: office.run(save_person, PersonDraft("Anna", "Petersen", login="anna")),
        counting("SELECT count(*) FROM hr_person WHERE login = 'anna'"),
    ),
    Case(
        "organisation.contacts.save_contact",
        nothing,
        lambda office, _: office.run(save_contact, ContactDraft("Stadtwerke")),
        two_numbers("contact"),
        succeed=(1, 2),
    ),
    Case(
        "organisation.contacts.merge",
        _pair,
        lambda office, pair: office.run(merge, *pair),
        counting("SELECT count(*) FROM contact_merge"),
        succeed=(2,),
    ),
    Case(
        "organisation.contacts.merge the other way round",
        _pair,
        lambda office, pair: office.run(merge, *pair),
        counting("SELECT count(*) FROM contact WHERE merged_into_id IS NOT NULL"),
        other=lambda office, pair: office.run(merge, *reversed(pair)),
        succeed=(2,),
    ),
    Case(
        "organisation.contacts.save_channel",
        lambda office: office.run(save_contact, ContactDraft("Stadtwerke")),
        lambda office, key: office.run(save_channel, key, ChannelDraft("phone", "0431 1")),
        counting("SELECT count(*) FROM contact_channel"),
        succeed=(2,),
    ),
    Case(
        "organisation.contacts.save_activity",
        lambda office: office.run(save_contact, ContactDraft("Stadtwerke")),
        lambda office, key: office.run(
            save_activity, key, ActivityDraft("call", NOW.astimezone().date(), subject="x")
        ),
        counting("SELECT count(*) FROM contact_activity"),
        2,
        succeed=(2,),
    ),
    Case(
        "data.users.save_user",
        nothing,
        lambda office, _: office.run(save_user, BEN),
        counting("SELECT count(*) FROM app_user WHERE login = 'ben'"),
        succeed=(1, 2),
    ),
    Case(
        "data.users.save_role",
        nothing,
        lambda office, _: office.run(save_role, RoleDraft("Empfang", ("documents.view",))),
        counting("SELECT count(*) FROM app_role WHERE name = 'Empfang'"),
        succeed=(1, 2),
    ),
    Case(
        "data.areas.save_area",
        nothing,
        lambda office, _: office.run(save_area, "Vorstand"),
        counting("SELECT count(*) FROM area WHERE title = 'Vorstand'"),
    ),
    Case(
        "data.settings.change_setting",
        nothing,
        lambda office, _: office.run(change_setting, "company.town", "Kiel"),
        counting("SELECT count(*) FROM setting WHERE key = 'company.town'"),
        succeed=(1, 2),
    ),
    Case(
        "data.record_extras.settle_follow_up",
        _reminder,
        lambda office, key: office.run(settle_follow_up, key),
        counting("SELECT count(*) FROM trail WHERE table_name = 'follow_up' AND kind = 'update'"),
        succeed=(1, 2),
    ),
    Case(
        "documents.filing.open_case",
        nothing,
        lambda office, _: office.run(open_case, "Umzug", "9"),
        two_numbers("document_case"),
        2,
        succeed=(2,),
    ),
    Case(
        "documents.filing.close_case",
        lambda office: office.run(open_case, "Umzug", "9"),
        lambda office, key: office.run(close_case, key),
        counting("SELECT count(*) FROM document_case WHERE closed IS NOT NULL"),
    ),
    Case(
        "documents.archive.add",
        nothing,
        lambda office, _: arrive(office, "Ein Brief", "a.txt"),
        two_numbers("document"),
        2,  # the second says that it is there already, and is kept
        succeed=(2,),
    ),
    Case(
        "documents.archive.give_asn",
        arrive,
        lambda office, key: office.run(give_asn, key),
        counting("SELECT last FROM number_range WHERE kind = 'asn'"),
        succeed=(2,),
    ),
    Case(
        "documents.archive.reserve_asn",
        nothing,
        lambda office, _: office.run(reserve_asn, 10),
        counting("SELECT last FROM number_range WHERE kind = 'asn'"),
        20,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "documents.retention.set_hold",
        filed,
        lambda office, key: office.run(set_hold, "Streit", "Klage", [key]),
        lambda office, key: number(
            office, "SELECT count(DISTINCT hold_id) FROM document_held WHERE document_id = :key", key=key
        ),
        succeed=(2,),
    ),
    Case(
        "it.licences.give_seat",
        _seats,
        lambda office, keys: office.run(give_seat, *keys),
        counting("SELECT count(*) FROM it_seat"),
    ),
    Case(
        "it.pool.reserve",
        _pool,
        lambda office, keys: office.run(reserve, ReservationDraft(*keys, TOMORROW)),
        counting("SELECT count(*) FROM it_reservation"),
    ),
    Case(
        "it.assets.move_supply",
        _supply,
        lambda office, keys: office.run(move_supply, keys[0], "out", 4, keys[1]),
        counting("SELECT count(*) FROM it_supply_move WHERE kind = 'out'"),
    ),
    Case(
        "it.assets.save_asset",
        lambda office: office.run(make_model, "Laptop", "Lenovo", "T14"),
        lambda office, model: office.run(save_asset, AssetDraft(model)),
        two_numbers("it_asset", "tag"),
        2,
        succeed=(2,),
    ),
    Case(
        "it.assets.make_model",
        nothing,
        lambda office, _: office.run(make_model, "Laptop", "Lenovo", "T14"),
        counting("SELECT count(*) FROM it_model WHERE name = 'T14'"),
        succeed=(2,),
    ),
    Case(
        "it.assets.make_place",
        nothing,
        lambda office, _: office.run(make_place, "Haus / 1"),
        counting("SELECT count(*) FROM it_location WHERE name = '1'"),
        succeed=(2,),
    ),
    Case(
        "it.audits.begin",
        _place,
        lambda office, place: office.run(begin, place),
        counting("SELECT count(*) FROM it_audit"),
        succeed=(2,),
    ),
    Case(
        "it.audits.close",
        lambda office: office.run(begin, _place(office)),
        lambda office, key: office.run(close_audit, key),
        counting("SELECT count(*) FROM it_audit WHERE closed IS NOT NULL"),
    ),
    Case(
        "it.helpdesk.open_ticket",
        nothing,
        lambda office, _: office.run(open_ticket, TicketDraft("Drucker")),
        two_numbers("it_ticket"),
        2,
        succeed=(2,),
    ),
    Case(
        "it.helpdesk.solve",
        lambda office: office.run(open_ticket, TicketDraft("Drucker")),
        lambda office, key: office.run(solve, key, "Kabel"),
        counting("SELECT count(*) FROM it_ticket WHERE state = 'solved'"),
    ),
    Case(
        "data.settings.change_own_setting",
        nothing,
        lambda office, _: office.run(change_own_setting, "user.zoom", 110),
        counting("SELECT count(*) FROM setting WHERE key = 'user.zoom'"),
        succeed=(1, 2),
    ),
    Case(
        "data.shared_views.share_view",
        nothing,
        lambda office, _: office.run(share_view, "finance.journal", "Miete", "", {"filters": {}}),
        counting("SELECT count(*) FROM shared_view"),
        succeed=(1, 2),
    ),
    Case(
        "data.shared_views.unshare_view",
        lambda office: office.run(share_view, "finance.journal", "Miete", "", {"filters": {}}),
        lambda office, key: office.run(unshare_view, key),
        counting("SELECT 1 - count(*) FROM shared_view"),
        succeed=(1, 2),
    ),
)
