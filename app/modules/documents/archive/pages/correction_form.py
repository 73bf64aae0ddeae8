"""The correction of a filing: asked for with type, place and reason; a second person agrees or declines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.core.stemming import fold, sought
from app.modules.documents.archive.pages.reading import Shown
from app.modules.documents.archive.services.correcting import (
    agree_correction,
    ask_correction,
    decline_correction,
)
from app.modules.documents.filing.api import NodeRow
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import button, label, row


def node_offers(nodes: Sequence[NodeRow], typed: str) -> list[Offer]:
    """Return the places of the plan that fit what is typed: by code, or by all words of the title."""
    words = sought(typed)
    hits = [
        one
        for one in nodes
        if one.active and (one.code.startswith(typed) or all(word in fold(one.title) for word in words))
    ]
    return [Offer(one.code, one.words) for one in hits]


def correction_form(desk: Desk, shown: Shown, close: Callable[[], None]) -> Form:
    """Return the form that asks for the correction of a document's filing."""

    def save() -> None:
        values = form.values()

        def done(_key: int) -> None:
            form.saved()
            close()
            desk.notice(_("A second person must agree to the correction"))

        form.send(
            ask_correction, shown.one.id, values["type"], values["node"].strip(), values["reason"], then=done
        )

    form = Form(desk, "correction", save, close, _("Ask for the correction"), columns=1, record=shown.one.id)
    kinds = [
        (kind.key, kind.title) for kind in shown.known.types if kind.active or kind.key == shown.one.type
    ]
    form.add(ChoiceField("type", _("Type"), kinds))
    form.add(LookupField("node", _("Plan"), lambda typed: node_offers(shown.known.nodes, typed)))
    form.add(LongField("reason", _("Why was it wrong"), 3))
    form.fill({"type": shown.one.type, "node": shown.one.node})
    return form


def show_correction(desk: Desk, shown: Shown, drawer: Drawer, close: Callable[[], None]) -> None:
    """Show in a drawer the correction of a document that waits, or the form that asks for one."""
    heading = _("Correct the filing …")
    if shown.correction is not None:
        answer = CorrectionAnswer(desk, shown, close)
        drawer.show_widget(heading, answer)
        answer.first.setFocus()
        return
    form = correction_form(desk, shown, close)
    drawer.show_widget(heading, form)
    form.focus_first()


class CorrectionAnswer(QWidget):
    """A correction that waits: who agrees must be somebody else than who asked."""

    def __init__(self, desk: Desk, shown: Shown, close: Callable[[], None]) -> None:
        super().__init__()
        wanted = shown.correction
        assert wanted is not None  # the page asks first
        kinds = {kind.key: kind.title for kind in shown.known.types}
        places = {node.code: node.words for node in shown.known.nodes}
        until = formats.day(wanted.until) if wanted.until else _("until its end is known")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for words in (
            _("{who} asks to correct this filing: {reason}").format(
                who=wanted.asked_by, reason=wanted.reason
            ),
            _("Type: {old} → {new}").format(
                old=kinds.get(shown.one.type, ""), new=kinds.get(wanted.type, wanted.type)
            ),
            _("Plan: {old} → {new}").format(old=shown.one.node, new=places.get(wanted.node, wanted.node)),
            _("Kept: {old} → {new}").format(old=formats.day(shown.one.keep_until), new=until),
        ):
            inside.addWidget(label(words, "", wrap=True))
        mine = wanted.asked_by == desk.office.actor.login

        def end(words: str) -> None:
            close()
            desk.notice(words)

        agree = button(
            _("Agree"),
            lambda: desk.run(agree_correction, wanted.id, then=lambda _n: end(_("Filing corrected"))),
            "primary",
        )
        agree.setEnabled(not mine)
        agree.setToolTip(_("You asked for this correction; a second person must agree.") if mine else "")
        no = button(
            _("Take back") if mine else _("Decline"),
            lambda: desk.run(
                decline_correction, wanted.id, then=lambda _n: end(_("The filing stays as it is"))
            ),
        )
        inside.addLayout(row(agree, no))
        inside.addStretch()
        self.first = no if mine else agree
