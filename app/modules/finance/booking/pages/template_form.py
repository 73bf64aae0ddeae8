"""Booking templates in the mask: offered in a menu, kept from a line."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from app.core.messages import _
from app.modules.finance.booking.models import Template
from app.modules.finance.booking.pages.known import shown_side
from app.modules.finance.booking.pages.mask import Mask
from app.modules.finance.booking.queries import TemplateRow, templates
from app.modules.finance.booking.rules import MaskLine
from app.modules.finance.booking.services import delete_template, save_template
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask


def offer_templates(desk: Desk, mask: Mask) -> None:
    """Show the templates below the mask; the chosen one fills it, amount and day are the clerk's."""
    desk.read(templates, then=lambda found: _offer(desk, mask, found), owner=mask, slot="templates")


def _offer(desk: Desk, mask: Mask, found: list[TemplateRow]) -> None:
    menu = QMenu(mask)
    for one in found:
        menu.addAction(one.name).triggered.connect(lambda _on=False, t=one: use_template(mask, t))
    if found:
        menu.addSeparator()
        away = menu.addMenu(_("Take a template away"))
        for one in found:
            away.addAction(one.name).triggered.connect(
                lambda _on=False, t=one: desk.run(delete_template, t.id)
            )
    else:
        menu.addAction(_("No template yet: Ctrl+Shift+T keeps a line as one")).setEnabled(False)
    menu.popup(mask.mapToGlobal(mask.rect().bottomLeft()))


def use_template(mask: Mask, one: TemplateRow) -> None:
    """Fill the mask from a template."""
    kept = mask.texts()
    mask.fill(
        {
            "day": kept["day"],
            "document": kept["document"],
            "side": shown_side(one.side),
            "bu": one.bu,
            "contra": one.contra,
            "account": one.account,
            "cost1": one.cost1,
            "text": one.text,
        }
    )
    mask.focus_first()


def keep_template(desk: Desk, drawer: Drawer, line: MaskLine | None) -> None:
    """Ask for a name and keep a line as a template."""
    if line is None:
        return
    ask(
        desk,
        drawer,
        "template",
        _("Keep line as template …"),
        fields_of(desk, Template, "name"),
        send=lambda values: (save_template, values["name"], line),
        done=lambda _key, values: _("Template {name} kept; F7 lists it").format(name=values["name"]),
        start={"name": line.text[:40]},
        restore=False,
    )
