"""Conditions of contacts: terms that hold from their day, Skonto, how a contact is taxed and invoiced."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import ContactDraft, TermsDraft
from app.modules.organisation.contacts.rules.terms import SkontoStep, Terms, check_terms, treatment_of
from tests.modules.organisation.test_contacts import DAY, HOLZ


def test_terms_hold_from_their_day(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    assert any_office.read(api.terms_on, key, DAY) == Terms(14)
    draft = TermsDraft(
        "customer", DAY, 30, 10, 300, skonto2_days=14, skonto2=200, discount=500, credit_limit=500_000
    )
    any_office.run(api.save_terms, key, draft)
    any_office.run(
        api.save_terms, key, replace(draft, valid_from=DAY + datetime.timedelta(days=30), net_days=60)
    )
    any_office.run(api.save_terms, key, draft)  # once more is the same
    assert any_office.read(api.terms_on, key, DAY - datetime.timedelta(days=1)) == Terms(14)
    on = any_office.read(api.terms_on, key, DAY)
    assert (on.net_days, on.skonto, on.credit_limit) == (
        30,
        (SkontoStep(10, 300), SkontoStep(14, 200)),
        500_000,
    )
    assert any_office.read(api.terms_on, key, DAY + datetime.timedelta(days=30)).net_days == 60
    assert any_office.read(api.terms_on, key, DAY, "supplier") == Terms(14)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (TermsDraft(), "valid_from"),
        (TermsDraft(valid_from=DAY, skonto=200), "skonto_days"),
        (TermsDraft(valid_from=DAY, skonto=10_000, skonto_days=3), "skonto"),
        (TermsDraft(valid_from=DAY, skonto2=100, skonto2_days=3), "skonto"),
        (
            TermsDraft(valid_from=DAY, skonto=200, skonto_days=14, skonto2=100, skonto2_days=14),
            "skonto2_days",
        ),
        (TermsDraft(valid_from=DAY, skonto=200, skonto_days=8, skonto2=200, skonto2_days=14), "skonto2"),
        (TermsDraft(valid_from=DAY, skonto=200, skonto_days=14, net_days=10), "net_days"),
        (TermsDraft(valid_from=DAY, credit_limit=-1), "credit_limit"),
    ],
)
def test_contradicting_terms_are_marked(draft: TermsDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_terms(draft)
    assert refused.value.field == field


@given(st.integers(0, 10_000_000), st.integers(0, 60))
def test_skonto_is_the_share_of_its_step(gross: int, passed: int) -> None:
    terms = Terms(30, (SkontoStep(10, 300), SkontoStep(20, 200)))
    paid = DAY + datetime.timedelta(days=passed)
    rate = next((rate for days, rate in ((10, 3), (20, 2)) if passed <= days), 0)
    assert terms.skonto_amount(gross, DAY, paid) == (gross * rate * 2 + 100) // 200


@pytest.mark.parametrize(
    ("country", "vat", "kind", "found"),
    [
        ("DE", "", "company", "domestic"),
        ("DE", "", "person", "domestic_private"),
        ("DK", "DK12345674", "company", "eu_business"),
        ("GR", "", "company", "eu_private"),
        ("GB", "", "company", "third_country"),
        ("CH", "", "person", "third_country"),
    ],
)
def test_the_treatment_follows_from_country_and_vat_id(country: str, vat: str, kind: str, found: str) -> None:
    assert treatment_of("", country, vat, kind) == found
    assert treatment_of("reverse_charge", country, vat, kind) == "reverse_charge"


def test_the_tax_profile_of_an_authority(office: Office) -> None:
    key = office.run(api.save_contact, ContactDraft("Amt", "authority", mail="amt@kiel.example", leitweg_id="04011000-12345-03"))  # fmt: skip
    found = office.read(api.tax_profile, key)
    assert found is not None
    assert (found.invoice_format, found.reference, found.e_address_scheme) == ("xrechnung_ubl", "04011000-12345-03", "0204")  # fmt: skip
