"""The personnel questionnaire: made, filled, read back, compared and kept; what can't be kept is named by field."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.modules.hr.people.api import file_of, look_at_pay, sealed_pay
from app.modules.hr.people.queries.questionnaire import faults, known_answers, questionnaire
from app.modules.hr.people.rules.questionnaire import NAMES, Answers
from app.modules.hr.people.services.questionnaire import read_answers, save_answers
from tests.modules.hr.company import company

GIVEN = Answers(
    birth="04.05.1990",
    nationality="deutsch",
    street="Am Kai 3",
    postcode="24103",
    town="Kiel",
    emergency_name="Jörg Muster",
    number="65 040590 M 009",
    fund="AOK NordWest",
    iban="DE02 1203 0000 0000 2020 51",
    holder="Karla Muster",
)


def fill_in(blank: bytes, given: Answers, path: Path) -> Path:
    """Type answers into a form, as a viewer does, and save it."""
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            one.V = pikepdf.String(getattr(given, str(one.T)))
        pdf.save(path)
    return path


def test_a_questionnaire_goes_out_and_comes_back(any_office: Office, tmp_path: Path) -> None:
    """All fields are there; the answers come back as typed, are kept once, and empty ones leave what is there."""
    o = any_office
    karla = company(o).keys["karla"]
    blank = o.read(questionnaire, karla)
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        assert [str(one.T) for one in pdf.Root.AcroForm.Fields] == list(NAMES)
    path = fill_in(blank, GIVEN, tmp_path / "a.pdf")
    assert read_answers(path) == GIVEN
    with pytest.raises(Forbidden):  # who compares with pay data has it kept first
        o.read(known_answers, karla)
    o.run(look_at_pay, karla)
    assert o.read(known_answers, karla) == Answers()
    bad = Answers(
        birth="31.02.1990", tax_id="12345678901", number="65040590M000", iban="DE03", bic="x", town="K" * 90
    )
    assert set(o.read(faults, bad)) == {"birth", "tax_id", "number", "iban", "bic", "town"}
    with pytest.raises(Invalid) as refused:
        o.run(save_answers, karla, Answers(iban="DE03"))
    assert refused.value.field == "iban"
    assert o.read(faults, GIVEN) == {}
    for _twice in range(2):
        o.run(save_answers, karla, GIVEN)
    file, paid = o.read(file_of, karla), o.read(sealed_pay, karla)
    assert file.personal is not None
    assert (file.personal.draft.town, file.personal.draft.emergency_name) == ("Kiel", "Jörg Muster")
    assert [len(paid[part]) for part in ("tax", "insurance", "bank")] == [0, 1, 1]
    assert paid["insurance"][0].draft.fund == "AOK NordWest"
    o.run(save_answers, karla, Answers(town="Rendsburg", tax_id="86095742719"))
    again = o.read(known_answers, karla)
    assert (again.town, again.street, again.fund) == ("Rendsburg", "Am Kai 3", "AOK NordWest")
    assert again.tax_id.replace(" ", "") == "86095742719"
    assert again.iban == GIVEN.iban
    o.run(save_answers, karla, Answers(fund="TK"))  # the fund alone
    again = o.read(known_answers, karla)
    assert (again.fund, again.number.replace(" ", "")) == ("TK", GIVEN.number.replace(" ", ""))
    empty = tmp_path / "b.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)
    for wrong in (empty, tmp_path / "c.pdf"):
        if wrong != empty:
            wrong.write_bytes(b"no pdf at all")
        with pytest.raises(Invalid):
            read_answers(wrong)
