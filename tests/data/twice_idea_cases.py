"""What two desks may try at once with ideas: handing in, each step of the course, support, opinions, notes."""

from __future__ import annotations

from typing import Any

from app.data.office import Office
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, waiting_for
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.ideas.queries.ideas import code_print
from app.modules.organisation.ideas.rules.ideas import CampaignDraft, IdeaDraft, SchemeDraft, VerdictDraft
from app.modules.organisation.ideas.rules.radar import CandidateDraft
from app.modules.organisation.ideas.services.course import (
    appeal,
    carry_out,
    finish,
    mark_double,
    measure,
    pay,
    propose,
    receive,
)
from app.modules.organisation.ideas.services.ideas import (
    ask_expert,
    claim,
    give_opinion,
    hand_in,
    ideas_from_notes,
    keep_unnamed,
    read_news,
    save_campaign,
    save_scheme,
    support,
)
from app.modules.organisation.ideas.services.radar import (
    begin_trial,
    decide_candidate,
    look_again,
    save_candidate,
)
from tests.conftest import GOOD
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting
from tests.modules.hr.company import Company

HERE = "organisation.ideas."
DRAFT = IdeaDraft("Licht", "Es brennt immer.", "Melder.")
YES = VerdictDraft("accept", "Spart Strom.", 1_000_00)
CODE = "ABCD"


def _staff(office: Office) -> Company:
    """Keep Karla, who hands in, and Hanna and Olaf, who sign in to decide and to give opinions."""
    keys = {
        "karla": office.run(save_person, PersonDraft("Karla", "Muster", login="karla", entry=D(2020, 1, 1)))
    }
    for login in ("hanna", "olaf"):
        office.run(save_user, UserDraft(login, login.title(), (), password=GOOD, first_password=GOOD))
    return Company(office, keys)


def _in(state: str) -> Any:
    return counting(f"SELECT count(*) FROM organisation_idea WHERE state = '{state}'")


def _mine(office: Office) -> int:
    """Hand an idea in as a person who is the one of this office."""
    _staff(office)
    office.run(save_person, PersonDraft("Kon", "Tor", login=office.actor.login, entry=D(2020, 1, 1)))
    return office.run(hand_in, DRAFT)


def _by_karla(office: Office) -> int:
    return _staff(office).as_role("karla", "staff").run(hand_in, DRAFT)


def _received(office: Office, key: int | None = None) -> int:
    key = key or _by_karla(office)
    office.run(receive, key)
    return key


def _decided(office: Office, verdict: VerdictDraft = YES, key: int | None = None) -> int:
    key = _received(office, key)
    office.run(propose, key, verdict, "hanna")
    hanna = Company(office, {}).as_role("hanna", "manager")
    hanna.run(decide, hanna.read(waiting_for, "hanna", "idea")[0].id, True)
    return key


def _begun(office: Office) -> int:
    key = _decided(office)
    office.run(carry_out, key)
    return key


def _done(office: Office) -> int:
    key = _begun(office)
    office.run(finish, key)
    return key


def _second(office: Office) -> int:
    _by_karla(office)
    return office.run(hand_in, DRAFT)


def _news(office: Office) -> int:
    key = _mine(office)
    office.run(receive, key)
    return key


def _unnamed(office: Office) -> int:
    _staff(office)
    office.run(save_person, PersonDraft("Kon", "Tor", login=office.actor.login, entry=D(2020, 1, 1)))
    return office.run(keep_unnamed, DRAFT, code_print(CODE))


def _asked(office: Office) -> int:
    """Ask who sits at this office for an opinion."""
    key = _by_karla(office)
    return office.run(ask_expert, key, office.actor.login, D(2026, 12, 1))


def _campaign(office: Office) -> int:
    return office.run(save_campaign, CampaignDraft("Wege", D(2026, 11, 1), D(2026, 11, 30)))


def _candidate(office: Office) -> int:
    return office.run(save_candidate, CandidateDraft("KI", "data", "Texte.", privacy="keine"))


def _ring(ring: str) -> Any:
    return counting(f"SELECT count(*) FROM organisation_candidate WHERE ring = '{ring}'")


def _fresh(office: Office) -> int:
    key = _candidate(office)
    office.run(decide_candidate, key, "hold", "Später.")
    return key


CASES = (
    Case(HERE + "save_candidate", _staff, lambda office, _made: office.run(save_candidate, CandidateDraft("KI", "data", "Texte.")),
         counting("SELECT count(*) FROM organisation_candidate")),
    Case(HERE + "begin_trial", _candidate, lambda office, key: office.run(begin_trial, key, D(2027, 1, 4), "Gut."), _ring("trial"),
         succeed=(2,)),
    Case(HERE + "decide_candidate", _candidate, lambda office, key: office.run(decide_candidate, key, "adopt", "Gut."),
         counting("SELECT count(*) FROM organisation_project"), succeed=(2,)),
    Case(HERE + "look_again", _fresh, lambda office, key: office.run(look_again, key),
         counting("SELECT count(*) FROM organisation_candidate WHERE moved = 0"), succeed=(2,)),
    Case(HERE + "hand_in", _mine, lambda office, key: office.run(hand_in, IdeaDraft("Anders", "Es ist dunkel."), key, 1),
         counting("SELECT count(*) FROM organisation_idea WHERE title = 'Anders' AND version = 2")),
    Case(HERE + "keep_unnamed", _staff, lambda office, _made: office.run(keep_unnamed, DRAFT, code_print(CODE)),
         counting("SELECT count(*) FROM organisation_idea"), succeed=(2,)),
    Case(HERE + "claim", _unnamed, lambda office, _key: office.run(claim, CODE),
         counting("SELECT count(*) FROM organisation_idea WHERE author_id IS NOT NULL"), succeed=(2,)),
    Case(HERE + "support", _by_karla, lambda office, key: office.run(support, key),
         counting("SELECT count(*) FROM organisation_idea_support"), succeed=(2,)),
    Case(HERE + "read_news", _news, lambda office, key: office.run(read_news, key),
         counting("SELECT count(*) FROM organisation_idea WHERE NOT news"), succeed=(2,)),
    Case(HERE + "ask_expert", _by_karla, lambda office, key: office.run(ask_expert, key, "olaf", D(2026, 12, 1)),
         counting("SELECT count(*) FROM organisation_idea_opinion"), succeed=(2,)),
    Case(HERE + "give_opinion", _asked, lambda office, key: office.run(give_opinion, key, "yes", "Gut.", 1),
         counting("SELECT count(*) FROM organisation_idea_opinion WHERE usable = 'yes'")),
    Case(HERE + "save_campaign", _campaign,
         lambda office, key: office.run(save_campaign, CampaignDraft("Neu", D(2026, 11, 1), D(2026, 11, 30)), key, 1),
         counting("SELECT count(*) FROM organisation_idea_campaign WHERE title = 'Neu'")),
    Case(HERE + "ideas_from_notes", _campaign, lambda office, key: office.run(ideas_from_notes, key, "Eins\nZwei"),
         counting("SELECT count(*) FROM organisation_idea"), wanted=2, succeed=(2,)),
    Case(HERE + "save_scheme", _staff, lambda office, _made: office.run(save_scheme, SchemeDraft(D(2026, 1, 1))),
         counting("SELECT count(*) FROM organisation_idea_scheme")),
    Case(HERE + "receive", _by_karla, lambda office, key: office.run(receive, key), _in("assessed"), succeed=(2,)),
    Case(HERE + "mark_double", _second, lambda office, key: office.run(mark_double, key, "I-2026-001"), _in("double"), succeed=(2,)),
    Case(HERE + "propose", _received, lambda office, key: office.run(propose, key, YES, "hanna"),
         counting("SELECT count(*) FROM approval_run")),
    Case(HERE + "appeal", lambda office: _decided(office, VerdictDraft("reject", "Nein."), _mine(office)),
         lambda office, key: office.run(appeal, key, "Doch."),
         counting("SELECT count(*) FROM organisation_idea WHERE appealed IS NOT NULL"), succeed=(2,)),
    Case(HERE + "carry_out", _decided, lambda office, key: office.run(carry_out, key),
         counting("SELECT count(*) FROM organisation_project"), succeed=(2,)),
    Case(HERE + "finish", _begun, lambda office, key: office.run(finish, key), _in("done"), succeed=(2,)),
    Case(HERE + "measure", _done, lambda office, key: office.run(measure, key, 1_00, "Gut."), _in("closed"), succeed=(2,)),
    Case(HERE + "pay", _decided, lambda office, key: office.run(pay, key),
         counting("SELECT count(*) FROM organisation_idea_assessment WHERE paid_on IS NOT NULL"), succeed=(2,)),
)  # fmt: skip
