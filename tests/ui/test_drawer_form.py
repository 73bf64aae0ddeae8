"""Forms in a drawer: locked until what they ask for is there, then filled with drafts and focus in place; codes are found by typing."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.declarative import field_of
from app.data.queries import query
from app.modules.finance.chart.models import Account, CostCentre
from app.modules.finance.chart.pages.cost_centres import CostCentresPage
from app.modules.finance.chart.queries import cost_centres
from app.modules.finance.chart.queries.forms import offered_accounts, offered_cost_centres
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import save_cost_centre
from app.ui.choice_fields import ChoiceField, ManyField
from app.ui.code_field import CodeField
from app.ui.declared_fields import field_for
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask
from app.ui.fields import TextField
from app.ui.forms import Form
from tests.conftest import PATIENCE
from tests.ui.conftest import settle

HELD = threading.Event()


@query("")
def slow(_connection: Connection) -> str:
    """Answer when the test lets it."""
    HELD.wait(PATIENCE / 1000)
    return "there"


@query("")
def refused(_connection: Connection) -> str:
    """Refuse whoever asks."""
    raise Invalid(N_("This record is no longer there."))


def test_a_form_opens_at_once_and_is_filled_later(desk: Desk, qtbot: QtBot) -> None:
    """Nothing can be typed over or sent before the answer is there; then the draft of before is back and the focus right."""
    drawer = Drawer()
    qtbot.addWidget(drawer)
    drawer.show()
    sent: list[object] = []

    def opened() -> Form:
        HELD.clear()
        return ask(
            desk,
            drawer,
            "slow",
            "Slow",
            [TextField("name", "Name"), TextField("text", "Text")],
            send=lambda values: sent.append(values) or (save_cost_centre, CostCentreDraft(1, "1")),
            done=lambda _key, _values: "",
            asks=((slow,),),
            ready=lambda _form, answer: {"name": answer},
        )

    form = opened()
    assert drawer.isVisible()
    assert not form.isEnabled()
    form.submit()
    assert sent == []
    HELD.set()
    settle(qtbot, desk)
    assert form.isEnabled()
    assert form.fields["name"].text() == "there"
    assert drawer.focusWidget() is form.fields["text"].editor
    form.fields["text"].set_text("typed")
    form.give_up()
    again = opened()
    HELD.set()
    settle(qtbot, desk)
    assert again.fields["text"].text() == "typed"


def test_an_answer_for_a_form_that_was_left_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    """A form that was closed or replaced while it waited is not filled, and does not close the one that stands there."""
    drawer = Drawer()
    qtbot.addWidget(drawer)
    drawer.show()
    HELD.clear()
    for asks in (((slow,),), ((refused,),)):
        ask(
            desk,
            drawer,
            "left",
            "Left",
            [TextField("a", "A")],
            send=lambda _v: (),
            done=lambda _k, _v: "",
            asks=asks,
        )
        later = ask(
            desk, drawer, "new", "New", [TextField("a", "A")], send=lambda _v: (), done=lambda _k, _v: ""
        )
        HELD.set()
        settle(qtbot, desk)
        assert drawer.content is later
    told: list[str] = []
    desk.noticed.connect(lambda notice: told.append(notice.text))
    ask(desk, drawer, "no", "No", [], send=lambda _v: (), done=lambda _k, _v: "", asks=((refused,),))
    settle(qtbot, desk)
    assert drawer.content is None
    assert told


def test_what_does_not_fit_is_marked_before_it_is_sent(desk: Desk, qtbot: QtBot) -> None:
    """What makes the command of the values may refuse one."""
    drawer = Drawer()
    qtbot.addWidget(drawer)
    drawer.show()

    def wrong(_values: dict[str, object]) -> tuple[object, ...]:
        raise Invalid(N_("This field is needed."), field="a")

    form = ask(desk, drawer, "w", "W", [TextField("a", "A")], send=wrong, done=lambda _k, _v: "")
    form.submit()
    assert form.fields["a"].bad


def test_what_a_form_does_not_show_stays(desk: Desk, qtbot: QtBot) -> None:
    """A register fills a draft with what the row has beside its form; Undo takes the change back."""
    key = desk.office.run(save_cost_centre, CostCentreDraft(2, "77", "Lager", True, "sales"))
    page = CostCentresPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    page.open_row(key)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    assert not form.fields["dimension"].editor.isEnabled()
    acts: list[object] = []
    desk.noticed.connect(lambda notice: acts.append(notice.act))
    form.fields["name"].set_text("Laden")
    form.submit()
    settle(qtbot, desk)
    row = lambda: next(one for one in desk.office.read(cost_centres) if one.id == key)  # noqa: E731
    assert (row().name, row().dimension, row().blocked, row().function) == ("Laden", 2, True, "sales")
    assert callable(acts[-1])
    acts[-1]()
    settle(qtbot, desk)
    assert row().name == "Lager"


def test_a_code_is_found_by_typing(desk: Desk, qtbot: QtBot) -> None:
    """Suggestions come by number and name, of the kinds that are meant; the name stands beneath."""
    field = field_for(desk, field_of(Account.tax))
    assert isinstance(field, CodeField)
    qtbot.addWidget(field)
    account = CodeField(desk, "account", "Account", offered_accounts, ("expense",), required=True)
    qtbot.addWidget(account)
    account.show()
    assert not account.check()
    account.mark("")
    qtbot.keyClicks(account.line, "postage")
    settle(qtbot, desk)
    qtbot.waitUntil(account.offering, timeout=PATIENCE)
    qtbot.keyClick(account.line, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert account.value() == "6800"
    assert account.hint.toolTip() == "Postage"
    account.set_text("")
    settle(qtbot, desk)
    assert account.hint.toolTip() == ""


def test_what_is_offered(desk: Desk) -> None:
    """Blocked ones and other kinds are not offered, but named where they stand already."""
    office = desk.office
    assert [one.code for one in office.read(offered_accounts, "1800", None, ("asset",))] == ["1800"]
    assert office.read(offered_accounts, "1800", None, ("expense",)) == []
    assert office.read(offered_accounts, "", "1800", ("expense",))[0].code == "1800"
    for code, blocked in (("10", False), ("11", True)):
        office.run(save_cost_centre, CostCentreDraft(1, code, f"Lager {code}", blocked))
    assert [one.code for one in office.read(offered_cost_centres, "lager", None)] == ["10"]
    assert [one.code for one in office.read(offered_cost_centres, "", "11")] == ["11"]
    assert office.read(offered_cost_centres, "1", None, ("2",)) == []
    assert field_of(CostCentre.dimension).choices


def test_several_of_a_list(desk: Desk, qtbot: QtBot) -> None:
    """What is ticked comes back in the order offered, and stays when other values are offered."""
    field = ManyField("a", "A", [("x", "X"), ("y", "Y"), ("z", "Z")])
    qtbot.addWidget(field)
    field.set_text(field.shown(("z", "x")))
    assert (field.value(), field.words(field.text())) == (("x", "z"), "X, Z")
    field.set_choices([("z", "Z"), ("y", "Y")])
    assert field.value() == ("z",)
    assert field.words("") == "–"


@query("")
def shown_text(_connection: Connection) -> dict[str, str]:
    """Return what the form shows and is compared with."""
    return {"name": "Weber"}


@query("finance.view")
def offered_codes(connection: Connection) -> list[tuple[str, str]]:
    """Return the cost centres as a choice."""
    return [(one, one) for one in connection.scalars(select(CostCentre.code).order_by(CostCentre.code))]


def test_what_a_compared_form_offers_follows_the_book(desk: Desk, qtbot: QtBot) -> None:
    """The answer that is shown stands first among the answers: also when only the choices are asked for again."""
    drawer = Drawer()
    qtbot.addWidget(drawer)
    drawer.show()

    def ready(form: Form, codes: list[tuple[str, str]]) -> dict[str, str]:
        form.fields["centre"].set_choices([("", "–"), *codes])  # type: ignore[attr-defined]
        return {}

    fields = [TextField("name", "Name"), ChoiceField("centre", "Centre", [])]
    form = ask(
        desk,
        drawer,
        "compared",
        "Compared",
        fields,
        send=lambda _values: (save_cost_centre, CostCentreDraft(1, "1")),
        done=lambda _key, _values: "",
        asks=((offered_codes,),),
        ready=ready,
        shows=(shown_text,),
        values=dict,
    )
    settle(qtbot, desk)
    assert form.fields["name"].text() == "Weber"
    form.fields["name"].set_text("Weber KG")
    desk.office.run(save_cost_centre, CostCentreDraft(1, "Z9", "Werkstatt"))
    box = form.fields["centre"].editor
    qtbot.waitUntil(
        lambda: [box.itemText(one) for one in range(box.count())][-1:] == ["Z9"], timeout=PATIENCE
    )  # type: ignore[attr-defined]
    assert form.fields["name"].text() == "Weber KG"
    form.give_up()
