"""What nobody would type is typed: each form says a sentence, or takes it; none falls."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import Actor, Office, command
from app.data.unit import Unit
from app.modules.documents.letters.pages.labels import LabelsPage
from app.modules.finance.banking.pages.rule_form import _rule
from app.modules.finance.banking.rules import RulePart, read_share
from app.modules.finance.chart.api import account_key
from app.modules.finance.chart.pages.periods import PeriodsPage
from app.modules.finance.dunning.pages.levels import LevelsPage
from app.modules.finance.purchases.pages.purchase_form import _part
from app.modules.finance.purchases.rules.invoices import PositionDraft
from app.modules.hr.payroll.pages.masters import MastersPage as PayKindsPage
from app.modules.hr.worktime.pages.masters import MastersPage
from app.modules.inventory.stock.pages.values import ValuesPage
from app.modules.office.automation.pages.rule_list import RulesPage
from app.modules.organisation.contacts.pages.contacts import ContactsPage
from app.modules.organisation.notices.pages.notices import NoticesPage
from app.modules.organisation.projects.pages.task_form import ask_task
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask
from app.ui.fields import DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.line import Line
from app.ui.numbered_rows import row_is_typed
from tests.ui.conftest import act, settle


@pytest.mark.parametrize("typed", ["NaN", "inf", "1e5", "-101", "drei"])
def test_a_sheet_is_not_moved_by_what_is_no_length(desk: Desk, qtbot: QtBot, typed: str) -> None:
    """Python reads "NaN" and "inf" as figures; a sheet moved by them cannot be painted."""
    page = LabelsPage(desk)
    qtbot.addWidget(page)
    page.form.fields["y"].set_text(typed)
    page.form.submit()
    settle(qtbot, desk)
    assert page.form.fields["y"].bad


def test_a_day_that_is_none_shows_no_preview(desk: Desk, qtbot: QtBot) -> None:
    """The entry is shown while the day is typed; half a day is no fault, and posting names the field."""
    page = ValuesPage(desk)
    qtbot.addWidget(page)
    page.show()
    act(page, "Post values …")
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["until"].set_text("31.02.2026")
    settle(qtbot, desk)
    form.submit()
    assert form.fields["until"].bad


def test_a_lock_without_a_day_is_refused_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    """An empty day was compared with today."""
    page = ValuesPage(desk)
    qtbot.addWidget(page)
    page.show()
    act(page, "Lock days …")
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["until"].set_text("")
    form.fields["reason"].set_text("Inventur")
    form.submit()
    settle(qtbot, desk)
    assert form.fields["until"].bad


def test_a_limit_before_its_figure_is_no_fault(desk: Desk, qtbot: QtBot) -> None:
    """The figure says in what unit a limit is read; typed before one was chosen, the figure is asked for."""
    page = RulesPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.edit(None)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["title"].set_text("Zu viel")
    form.fields["event"].set_text("figure")
    form.fields["limit_at"].set_text("5")
    form.submit()
    settle(qtbot, desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["figure"]


def test_what_nobody_sees_does_not_hold_a_form_up(desk: Desk, qtbot: QtBot) -> None:
    """A field that was hidden by another choice keeps no text that can't be read: it goes back, and the form is saved."""
    saved = list[dict[str, object]]()
    form = Form(desk, "x", lambda: saved.append(form.values()))
    name, day = form.add(TextField("name", "Name")), form.add(DayField("day", "Day"))
    qtbot.addWidget(form)
    form.show()
    form.fill({"name": "A", "day": "03.12.2026"}, restore=False)
    day.set_text("soon")
    form.submit()
    assert (saved, day.bad) == ([], True), "what is seen is marked"
    day.hide()
    name.set_text("B")
    form.submit()
    assert saved == [{"name": "B", "day": datetime.date(2026, 12, 3)}]


def test_what_is_refused_of_a_hidden_field_is_said(desk: Desk, qtbot: QtBot) -> None:
    """A mark that nobody sees is none: the sentence stands below, with the name of the field."""
    form = Form(desk, "x", lambda: None)
    day = form.add(DayField("day", "Day"))
    qtbot.addWidget(form)
    form.show()
    day.hide()
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert (form.message.isVisible(), form.message.text()) == (True, "Day: This field is needed.")
    day.show()
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert day.bad


def test_what_is_found_when_a_form_is_put_together_is_said_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    """A payment slip over more than banks take: whatever a form does when it is saved, a refusal stands at its field."""

    def show() -> None:
        raise Invalid(N_("This field is needed."), field="amount")

    form = Form(desk, "slip", show)
    amount = form.add(MoneyField("amount", "Amount"))
    qtbot.addWidget(form)
    form.show()
    form.fill({"amount": "100.000.000.000,00"}, restore=False)
    form.submit()
    assert (amount.bad, amount.text()) == (True, "100.000.000.000,00")


def test_what_nobody_sees_is_taken_out_where_it_is_pasted(desk: Desk, qtbot: QtBot) -> None:
    """What a field shows is what it gives; a password is what was typed, sign by sign."""
    name, secret, notes = TextField("n", "N"), TextField("s", "S", password=True), LongField("l", "L")
    for one in (name, secret, notes):
        qtbot.addWidget(one)
        one.set_text("a\x00b\u200b\nc")
    assert isinstance(name.editor, Line)
    assert (name.editor.text(), name.text()) == ("ab c", "ab c")
    assert secret.text() == "a\x00b\u200b\nc"
    assert notes.text() == "ab\nc"
    name.set_text("\u200d\u2060")
    assert name.is_blank()
    months = MoneyField("m", "M")
    qtbot.addWidget(months)
    months.set_text("1,00\t2,00\x00")
    assert months.text() == "1,00\t2,00", "a row of amounts is laid over the months by its tabs"


def test_a_row_typed_by_half_is_told() -> None:
    """It was left out without a word: the tax case of a part without account, the text of a position without one."""
    empty = {"account1": " ", "amount1": 0, "text1": ""}
    needs, beside = ("account", "amount"), ("text",)
    assert not row_is_typed(empty, 1, needs, beside)
    assert row_is_typed({**empty, "account1": "4400", "amount1": 5}, 1, needs, beside)
    for typed, lacks in (
        ({"text1": "x"}, "account1"),
        ({"account1": "4400"}, "amount1"),
        ({"amount1": 5}, "account1"),
    ):
        with pytest.raises(Invalid) as refused:
            row_is_typed({**empty, **typed}, 1, needs, beside)
        assert refused.value.field == lacks


def test_a_rule_and_an_invoice_keep_every_part_that_is_typed() -> None:
    """Parts of a rule and positions of an invoice come from rows of fields."""
    values = {f"{name}{i}": "" for i in range(3) for name in ("part", "part_tax")}
    values |= {f"share{i}": None for i in range(3)} | dict.fromkeys(
        ("name", "words", "iban", "sign", "account", "tax", "cost1", "text"), "Miete"
    )
    values |= {"least": None, "most": None}
    whole = {"part0": "4210", "share0": read_share("40 %"), "part_tax0": "VST19"}
    assert _rule({**values, **whole}).parts == (RulePart("4210", 0, 4000, "VST19"),)
    with pytest.raises(Invalid) as refused:
        _rule({**values, "part_tax1": "VST19"})
    assert refused.value.field == "part1"
    empty = {"account2": "", "case2": "", "net2": None, "tax2": None, "cost2": "", "text2": ""}
    assert _part(empty, 2) is None
    assert _part({**empty, "account2": "4210", "net2": 100}, 2) == PositionDraft(
        "4210", 100, 0, "", "", text=""
    )
    with pytest.raises(Invalid) as refused:
        _part({**empty, "text2": "Miete"}, 2)
    assert refused.value.field == "account2"


def seen(form: Form, *keys: str) -> set[str]:
    """Return those of some fields that a form shows."""
    return {key for key in keys if not form.fields[key].isHidden()}


def test_what_a_phase_does_not_have_is_not_asked_for(desk: Desk, qtbot: QtBot) -> None:
    """Ten days typed for a phase were kept as none."""
    drawer = Drawer(380)
    qtbot.addWidget(drawer)
    form = ask_task(desk, drawer, 1, None, lambda _key: None)
    settle(qtbot, desk)
    asked = ("days", "hours", "person", "links", "fixed")
    assert seen(form, *asked) == {"days", "hours", "person", "links", "fixed"}
    form.fields["kind"].set_text("phase")
    assert seen(form, *asked) == {"links"}
    form.fields["kind"].set_text("milestone")
    assert seen(form, *asked) == {"hours", "person", "links", "fixed"}


SHOWN = [  # page, list, the field chosen, and what is asked beside it by its value
    (MastersPage, 0, "kind", {"flex": {"core"}, "shift": {"rota"}, "fixed": set()}),
    (LevelsPage, 1, "kind", {"tag": {"tag"}, "private": set()}),
    (NoticesPage, 0, "audience", {"all": set(), "site": {"target"}}),
    (ContactsPage, 0, "dunning_block", {"": set(), "1": {"dunning_block_reason"}}),
    (PayKindsPage, 0, "use", {"": {"taxable", "insured", "hourly"}, "night": set()}),
    (PayKindsPage, 0, "net", {"": {"taxable", "insured", "one_off"}, "1": set()}),
]


@pytest.mark.parametrize(("make", "tab", "key", "shown"), SHOWN)
def test_what_a_choice_makes_meaningless_is_not_asked_for(
    desk: Desk, qtbot: QtBot, make: Any, tab: int, key: str, shown: dict[str, set[str]]
) -> None:
    """Typed beside it, it was dropped without a word: core times of shifts, the tag of all consumers, the reason of no block."""
    page = make(desk)
    qtbot.addWidget(page)
    page.show()
    page.go(tab)
    form = page.edit(None)
    settle(qtbot, desk)
    asked = {name for names in shown.values() for name in names}
    for value, fields in shown.items():
        form.fields[key].set_text(value)
        assert form.fields[key].text() == value
        assert seen(form, *asked) == fields, value


def test_a_refusal_stands_at_the_field_that_stands_for_it(desk: Desk, qtbot: QtBot) -> None:
    """A command says "day", the form asks "until": the sentence stood below the form, far from what is wrong."""
    form = Form(desk, "x", lambda: None)
    until = form.add(DayField("until", "Until"))
    qtbot.addWidget(form)
    form.show()
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert (until.bad, form.message.isVisible()) == (False, True)
    form.marks = {"day": "until"}
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert until.bad


def test_a_year_that_is_too_long_is_refused_at_its_end(desk: Desk, qtbot: QtBot) -> None:
    """The rule speaks of the year."""
    page = PeriodsPage(desk)
    qtbot.addWidget(page)
    page.show()
    act(page, "New fiscal year")
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["start"].set_text("01.01.2027")
    form.fields["end"].set_text("31.12.2028")
    form.submit()
    settle(qtbot, desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["end"]


def test_what_can_only_be_looked_at_is_not_sent(desk: Desk, qtbot: QtBot) -> None:
    """The keys send nothing either; the reason stands at the button and below the form."""
    sent = list[int]()
    form = Form(desk, "x", lambda: sent.append(1))
    form.add(TextField("name", "Name"))
    qtbot.addWidget(form)
    form.show()
    form.only_show("Already posted.")
    shown = [one for one in form.findChildren(QLabel) if one.text() == "Already posted." and one.isVisible()]
    assert len(shown) == 1
    form.submit()
    assert (sent, form.save_button.isEnabled(), form.message.text()) == ([], False, "Already posted.")
    assert form.message.property("bad")


def test_a_form_whose_right_one_lacks_is_only_shown(desk: Desk, qtbot: QtBot) -> None:
    """Who may see devices and not change them typed into the form, and was refused when it was sent."""
    book = desk.office.book
    reader = Desk(Office(book, Actor("eva", "Eva", frozenset({"it.asset.view"}))))
    for who, allowed in ((desk, True), (reader, False)):
        drawer = Drawer(380)
        qtbot.addWidget(drawer)
        ask(
            who,
            drawer,
            "x",
            "X",
            fields=[TextField("name", "N")],
            send=lambda _v: (print,),
            done=lambda _a, _v: "",
            needs="it.asset.change",
        )
        form = drawer.content
        assert isinstance(form, Form)
        assert form.save_button.isEnabled() == allowed
    reader.close()


def test_an_account_left_empty_is_asked_for(desk: Desk) -> None:
    """It said "There is no account ." below the form."""
    with pytest.raises(Invalid) as refused:
        desk.office.run(in_test_account_key, "")
    assert (str(refused.value), refused.value.field) == ("Choose the account.", "account")


@command("finance.view")
def in_test_account_key(unit: Unit, number: str) -> int:
    """Look an account up."""
    return account_key(unit, number)


def test_what_is_offered_anew_is_no_choice_made_anew(desk: Desk, qtbot: QtBot) -> None:
    """Each time the answers to a ticket were read again, the text module that was chosen was put into the reply once more."""
    field = ChoiceField("snippet", "Text module", [("", "–"), ("1", "Done"), ("2", "Wait")])
    qtbot.addWidget(field)
    field.set_text("2")
    told = list[str]()
    field.changed.connect(lambda: told.append(field.text()))
    field.set_choices([("", "–"), ("0", "New"), ("2", "Wait")])
    assert (field.text(), told) == ("2", [])
    field.set_choices([("", "–"), ("1", "Done")])
    assert (field.text(), told) == ("", [""])
