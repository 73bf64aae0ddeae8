"""From what somebody needs over approval, enquiry and answers to the order; framework orders and services; on both databases."""

from __future__ import annotations

import datetime
import io

import pytest
from pypdf import PdfReader

from app.core.errors import Conflict, Forbidden, Invalid
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.data.workflow import decide, waiting_for
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.purchasing.queries.frames import (
    frame,
    frames_source,
    frames_to_look_at,
    running_frames,
)
from app.modules.inventory.purchasing.queries.scorecard import scorecards
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft, notice_until
from app.modules.inventory.purchasing.rules.orders import Delivery, LineDraft, Part
from app.modules.inventory.purchasing.services.frames import (
    call_off,
    remove_frame_line,
    save_frame,
    save_frame_line,
)
from app.modules.inventory.purchasing.services.orders import cancel, close, place, save_line
from app.modules.inventory.purchasing.services.receiving import receive
from app.modules.inventory.sourcing.queries.enquiries import enquiries_to_decide, enquiry, offer_form
from app.modules.inventory.sourcing.queries.enquiry_lists import wanted_source
from app.modules.inventory.sourcing.queries.needs import needs, needs_to_buy
from app.modules.inventory.sourcing.reports import comparison
from app.modules.inventory.sourcing.rules.needs import EnquiryDraft, NeedDraft, WantedDraft
from app.modules.inventory.sourcing.rules.offers import OfferDraft, PriceOf
from app.modules.inventory.sourcing.services.enquiries import enquire, save_enquiry, save_wanted, send
from app.modules.inventory.sourcing.services.needs import hand_in, order_needs, save_need, withdraw
from app.modules.inventory.sourcing.services.offers import order_from, remove_offer, save_offer
from app.modules.inventory.sourcing.services.sending import mail, pdf
from tests.conftest import GOOD
from tests.modules.documents.conftest import person
from tests.modules.inventory.buying_cases import supplier, today, view
from tests.modules.inventory.stock_cases import ONE, faults, stocked

DAYS = datetime.timedelta


def needed(office: Office, what: int | str, quantity: int, euros: float | None = None, **more: object) -> int:
    """Write a requisition and hand it in."""
    article, text = (what, "") if isinstance(what, int) else (None, what)
    estimate = None if euros is None else round(euros * ONE)
    draft = NeedDraft(article, text, quantity * ONE, estimate=estimate, **more)  # type: ignore[arg-type]
    key = office.run(save_need, draft)
    office.run(hand_in, key)
    return key


def answered(office: Office, made: int, contact: int, *prices: tuple[int, int, float], **more: object) -> int:
    """Type the answer of a supplier: (line, from, euros)."""
    found = office.read(enquiry, made)
    assert found is not None
    key = next(one.id for one in found.offers if one.contact == contact)
    typed = tuple(PriceOf(place, "", least * ONE, round(euros * ONE)) for place, least, euros in prices)
    stored = office.read(offer_form, key)
    assert stored is not None
    office.run(save_offer, OfferDraft(made, contact, prices=typed, **more), key, stored.version)  # type: ignore[arg-type]
    return key


def test_from_need_to_order(any_office: Office) -> None:
    """Two needs are asked of three suppliers; price breaks and delivery decide, the order is made once, and comes from the answer."""
    office = any_office
    wood, steel, far = (supplier(office, name, language=lang) for name, lang in (("Holz", "de"), ("Stahl", "de"), ("Far Ltd", "en")))  # fmt: skip
    article = stocked(office)
    office.run(save_supplier, SupplierDraft(article, wood, "H-7", 5 * ONE))
    first = needed(office, article, 100, cost1="")
    second = needed(office, "Montage der Regale", 1, 480)
    assert [one.progress for one in office.read(needs)] == ["approved", "approved"]
    assert office.read(needs)[1].net == 50_000  # the supplier's price, where nothing was typed
    assert office.read(needs_to_buy) == 2
    made = office.run(enquire, [first, second])
    with pytest.raises(Invalid, match="approved and not ordered"):
        office.run(enquire, [first, second])
    found = office.read(enquiry, made)
    assert found is not None
    assert [one.contact for one in found.offers] == [wood]
    for contact in (steel, far):
        office.run(save_offer, OfferDraft(made, contact))
    with pytest.raises(Invalid, match="asked already"):
        office.run(save_offer, OfferDraft(made, far))
    before = {one.id: one.supplier for one in office.read(enquiry, made).offers}  # type: ignore[union-attr]
    assert [pdf(office, key)[0] for key in before] == [f"Anfrage {name}.pdf" for name in before.values()]
    number = office.run(send, made)
    assert [pdf(office, key)[0] for key in before] == [f"{number} {name}.pdf" for name in before.values()]
    assert number == office.run(send, made) == f"AF-{today(office).year}-0001"
    assert {one.progress for one in office.read(needs)} == {"enquired"}
    assert office.read(enquiries_to_decide, today(office)) == 0
    keys = {one.contact: one.id for one in office.read(enquiry, made).offers}  # type: ignore[union-attr]
    listed = wanted_source()
    place = [one.key for one in listed.columns].index("enquiry")
    assert [row[place] for row in office.read(listed.page, office.read(listed.keys, {}))] == [number, number]
    letters = {who: PdfReader(io.BytesIO(pdf(office, key)[1])).pages[0].extract_text() for who, key in keys.items()}  # fmt: skip
    assert "Ihre Artikelnummer: H-7" in letters[wood]
    assert "keine Bestellung" in letters[steel]
    assert "not an order" in letters[far]
    assert mail(office, keys[far])[0] == f"{number} Far Ltd.eml"
    answered(office, made, wood, (1, 0, 5), (1, 100, 4.5), (2, 0, 500), freight=2_500, lead_days=9)
    answered(office, made, steel, (1, 0, 4.4), freight=0, lead_days=3)
    declined = OfferDraft(made, far, declined=True)
    office.run(save_offer, declined, keys[far], office.read(offer_form, keys[far]).version)  # type: ignore[union-attr]
    offers = {one.contact: one for one in office.read(enquiry, made).offers}  # type: ignore[union-attr]
    totals = [(offers[who].state, offers[who].answer.total, offers[who].answer.missing) for who in (wood, steel, far)]  # fmt: skip
    assert totals == [("cheapest", 45_000 + 50_000 + 2_500, 0), ("answered", 44_000, 1), ("declined", 0, 2)]
    assert office.read(enquiries_to_decide, today(office)) == 1
    rows = office.read(comparison, made).rows
    assert rows[0][2:] == ("4.50 = 450.00", "4.40 = 440.00", "–")
    assert rows[2][2:] == ("975.00", "440.00", "–")
    order = office.run(order_from, keys[steel])
    assert office.run(order_from, keys[steel]) == order
    assert [(one.article, one.quantity, one.price) for one in view(office, order).lines] == [(article, 100 * ONE, 44_000)]  # fmt: skip
    rest = office.run(order_from, keys[wood])
    assert [(one.text, one.net) for one in view(office, rest).lines] == [("Montage der Regale", 50_000), ("Lieferkosten", 2_500)]  # fmt: skip
    assert {one.progress for one in office.read(needs)} == {"ordered"}
    with pytest.raises(Invalid, match="it stays"):
        answered(office, made, steel, (1, 0, 1))
    office.run(cancel, order, "doch nicht")
    assert [one.progress for one in office.read(needs)] == ["ordered", "enquired"]
    again = office.run(order_from, keys[steel])
    assert again != order
    assert faults(office) == []


def test_who_asks_never_approves(any_office: Office) -> None:
    """From its amount on a need waits for somebody else; refused it is a draft again, and only its writer hands it in."""
    office = any_office
    office.run(save_role, RoleDraft("Leitung", ("*",)))
    office.run(save_user, UserDraft("chefin", "chefin", ("Leitung",), True, GOOD, first_password=GOOD))
    boss = person(office, "chefin", "*")
    office.run(save_rule, RuleDraft("need", 1, login="chefin", from_amount=100_000))
    assert office.read(needs, [needed(office, "Stifte", 10, 2)])[0].state == "approved"
    key = needed(office, "Kehrmaschine", 1, 1000, purpose="alt ist hin")
    assert office.read(needs, [key])[0].state == "asked"
    with pytest.raises(Invalid):
        office.run(order_needs, [key], supplier(office))
    (step,) = office.read(waiting_for, "chefin", "need")
    with pytest.raises(Forbidden):
        office.run(decide, step.id, True, "")
    boss.run(decide, step.id, False, "Nächstes Jahr")
    assert office.read(needs, [key])[0].state == "draft"
    with pytest.raises(Forbidden, match="Only who needs it"):
        boss.run(hand_in, key)
    number = office.run(hand_in, key)
    boss.run(decide, office.read(waiting_for, "chefin", "need")[0].id, True, "")
    assert office.read(needs, [key])[0].state == "approved"
    order = office.run(order_needs, [key], supplier(office, "Reinigung"))
    assert [(one.text, one.price) for one in view(office, order).lines] == [("Kehrmaschine", 1000 * ONE)]
    with pytest.raises(Invalid, match="not ordered yet"):
        office.run(order_needs, [key], supplier(office, "Andere"))
    with pytest.raises(Invalid, match="tell purchasing"):
        office.run(withdraw, key)
    assert number.endswith("-0002")


def test_a_framework_order_is_never_left_without_a_word(any_office: Office) -> None:
    """Call-offs take of what was agreed; more, or a day outside, needs a reason, also when the draft is changed later."""
    office = any_office
    who, article, now = supplier(office), stocked(office), today(office)
    key = office.run(save_frame, FrameDraft(who, "RV-12", "Beschläge", now, now + DAYS(200)))
    agreed = office.run(save_frame_line, FrameLineDraft(key, article, "", 100 * ONE, price=4_5000))
    service = office.run(
        save_frame_line, FrameLineDraft(key, None, "Wartung", 4 * ONE, "HUR", price=60 * ONE)
    )
    found = office.read(frame, key)
    assert found is not None
    order = office.run(
        call_off, CallOff(key, ((agreed, 70 * ONE), (service, ONE)), now + DAYS(5)), found.version
    )
    with pytest.raises(Conflict):
        office.run(call_off, CallOff(key, ((agreed, 70 * ONE),), now), found.version)
    drafted = view(office, order)
    assert (drafted.draft.reference, [one.price for one in drafted.lines]) == ("RV-12", [4_5000, 60 * ONE])
    found = office.read(frame, key)
    assert found is not None
    assert [(one.rest, one.used) for one in found.lines] == [(30 * ONE, 70), (3 * ONE, 25)]
    more = LineDraft(order, article, "Beschläge", 101 * ONE, price=4_5000, frame_line=agreed)
    with pytest.raises(Invalid, match="100 are left") as refused:
        office.run(save_line, more, drafted.lines[0].id, 1)
    assert refused.value.field == "quantity"
    with pytest.raises(Invalid, match="30 are left") as refused:
        office.run(call_off, CallOff(key, ((service, ONE), (agreed, 31 * ONE)), now), found.version)
    assert refused.value.field == "quantity1"
    with pytest.raises(Invalid, match="holds from"):
        office.run(call_off, CallOff(key, ((agreed, ONE),), now + DAYS(201)), found.version)
    assert office.read(frames_to_look_at) == 0
    beyond = office.run(call_off, CallOff(key, ((agreed, 31 * ONE),), now, "Messe"), found.version)
    assert office.read(frames_to_look_at) == 1
    assert office.read(frame, key).lines[0].rest == -ONE  # type: ignore[union-attr]
    office.run(cancel, beyond, "doch nicht")
    assert office.read(frame, key).lines[0].rest == 30 * ONE  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="70 were called off"):
        office.run(save_frame_line, FrameLineDraft(key, article, "", 69 * ONE, price=4_5000), agreed, 1)
    with pytest.raises(Invalid, match="the line stays"):
        office.run(remove_frame_line, agreed)
    office.run(place, order)
    line = view(office, order).lines[1].id
    with pytest.raises(Invalid):
        office.run(receive, Delivery(order, now, "Protokoll 1", (Part(line, ONE, mark=6),)))
    office.run(receive, Delivery(order, now, "Protokoll 1", (Part(line, ONE, mark=2),)))
    card = office.read(scorecards, [who])[who]
    assert (float(card.service or 0), card.marks) == (0.75, 1)
    office.run(close, order, "Rest kommt nicht")
    assert [one.rest for one in office.read(frame, key).lines] == [100 * ONE, 3 * ONE]  # type: ignore[union-attr]


def test_refusals_name_their_field(one_office: Office) -> None:
    """What does not fit is refused at its field, with a sentence."""
    office, now = one_office, today(one_office)
    who = supplier(office, "Leim AG")
    made = office.run(save_enquiry, EnquiryDraft("Leim"))
    line = office.run(save_wanted, WantedDraft(made, None, "Leim"))
    offer = office.run(save_offer, OfferDraft(made, who))
    other = office.run(
        save_wanted, WantedDraft(office.run(save_enquiry, EnquiryDraft("Nägel")), None, "Nägel")
    )
    assert office.run(save_wanted, WantedDraft(made, None, "Leim"), line, 1) == line
    cases = (
        (save_wanted, (WantedDraft(made, None, "Nägel"), other, 1), "enquiry"),
        (save_need, (NeedDraft(text="x", quantity=0),), "quantity"),
        (save_need, (NeedDraft(),), "text"),
        (save_need, (NeedDraft(text="x", estimate=-1),), "estimate"),
        (save_need, (NeedDraft(text="x", unit="Q9"),), "unit"),
        (save_need, (NeedDraft(text="x", wanted=now - DAYS(1)),), "wanted"),
        (save_need, (NeedDraft(article=99_999),), "article"),
        (save_enquiry, (EnquiryDraft(""),), "title"),
        (save_enquiry, (EnquiryDraft("x", now - DAYS(1)),), "answer_by"),
        (save_wanted, (WantedDraft(None, None, "x"),), "enquiry"),
        (save_wanted, (WantedDraft(99_999, None, "x"),), "enquiry"),
        (save_wanted, (WantedDraft(made),), "text"),
        (save_wanted, (WantedDraft(made, None, "x", 0),), "quantity"),
        (save_offer, (OfferDraft(made),), "contact"),
        (save_offer, (OfferDraft(made, who, prices=(PriceOf(1, "", 0, ONE),)), offer, 1), "state"),
        (save_frame, (FrameDraft(who, "R", "", now, now - DAYS(1)),), "until"),
        (save_frame, (FrameDraft(None, "R", "", now, now),), "contact"),
        (save_frame, (FrameDraft(who, "", "", now, now),), "number"),
    )
    for service, args, field in cases:
        with pytest.raises(Invalid) as refused:
            office.run(service, *args)
        assert refused.value.field == field, (service, args)
    key = office.run(save_need, NeedDraft(text="ohne Preis"))
    with pytest.raises(Invalid) as refused:
        office.run(hand_in, key)
    assert refused.value.field == "estimate"
    office.run(send, made)
    late = (
        (save_offer, (OfferDraft(made, who, prices=(PriceOf(2, "", 0, ONE),)), offer, 2), "prices"),
        (save_offer, (OfferDraft(made, who, prices=(PriceOf(1, "", 0, ONE),) * 2), offer, 2), "prices"),
        (save_offer, (OfferDraft(made, who, declined=True, prices=(PriceOf(1, "", 0, ONE),)), offer, 2), "declined"),
        (save_offer, (OfferDraft(made, who, day=now + DAYS(1)), offer, 2), "day"),
        (save_offer, (OfferDraft(made, who, freight=-1, declined=True), offer, 2), "freight"),
        (save_offer, (OfferDraft(made, who, lead_days=1000, declined=True), offer, 2), "lead_days"),
        (save_offer, (OfferDraft(made, supplier(office, "Andere")), offer, 2), "contact"),
        (save_wanted, (WantedDraft(made, None, "y"), line, 1), "state"),
        (remove_offer, (offer,), "contact"),
        (order_from, (offer,), "prices"),
    )  # fmt: skip
    for service, args, field in late:
        with pytest.raises(Invalid) as refused:
            office.run(service, *args)
        assert refused.value.field == field, (service, args)


@pytest.mark.parametrize(
    ("until", "days", "wanted"),
    [
        (datetime.date(2026, 12, 31), 0, None),
        (datetime.date(2026, 12, 31), 30, datetime.date(2026, 12, 1)),
        (datetime.date(2026, 12, 31), 90, datetime.date(2026, 10, 2)),
        (datetime.date(2027, 1, 4), 9, datetime.date(2026, 12, 24)),  # the 26th and 25th are holidays
        (datetime.date(2026, 6, 30), 30, datetime.date(2026, 5, 29)),  # a Sunday: Friday before
    ],
)
def test_days_of_notice(until: datetime.date, days: int, wanted: datetime.date | None) -> None:
    """So many days before the end, the working day before where it is none."""
    assert notice_until(until, days, "BE") == wanted


def test_notice_is_told_of(office: Office) -> None:
    """An agreement of 200 days with 180 days of notice wants to be looked at now, with 100 not yet; the list shows the day."""
    who, now = supplier(office), today(office)
    until = now + DAYS(200)
    for number, days in (("RV-1", 180), ("RV-2", 100), ("RV-3", 0)):
        office.run(save_frame, FrameDraft(who, number, "", now, until, notes="", notice_days=days))
    assert office.read(frames_to_look_at) == 1
    source = frames_source()
    place = [one.key for one in source.columns].index("notice")
    shown = [row[place] for row in office.read(source.page, office.read(source.keys, {}))]
    assert shown == [None, notice_until(until, 100, "BE"), notice_until(until, 180, "BE")]
    assert [one.notice for one in office.read(running_frames)] == shown[::-1]
    with pytest.raises(Invalid) as refused:
        office.run(save_frame, FrameDraft(who, "RV-4", "", now, until, notes="", notice_days=-1))
    assert refused.value.field == "notice_days"
