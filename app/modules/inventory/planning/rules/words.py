"""A proposal with its arithmetic in words."""

from __future__ import annotations

from fractions import Fraction

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, _, language
from app.modules.inventory.articles.api import unit_word
from app.modules.inventory.planning.rules.reordering import SCALE, LeadTime, Position, Proposal, Terms

WHY = {
    "minimum": N_("least order of the supplier"),
    "economic": N_("economic quantity"),
    "break": N_("costs no more at the price break"),
}


@dataclass(frozen=True)
class Reorder:
    """An article that is to be ordered: who supplies it (None for nobody yet), what was reckoned and from what."""

    article: int
    number: str
    name: str
    unit: str
    contact: int | None
    supplier: str
    a_day: Fraction
    lead: LeadTime
    here: Position
    terms: Terms
    proposal: Proposal
    least: int = 0
    by_hand: int = 0

    @property
    def cost(self) -> int:
        """What the quantity costs in cents."""
        quantity = self.proposal.quantity
        return (quantity * self.terms.price_at(quantity) + 500_000) // 1_000_000


@dataclass(frozen=True)
class Made:
    """The drafts that were made, the numbers of articles left out because nobody supplies them, and the suppliers whose least value is not reached."""

    orders: tuple[int, ...]
    without: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


codec.register("planning.made", Made)


def tenth(quantity: Fraction) -> str:
    """Return a quantity with one decimal at most, half of one up."""
    return formats.scaled(int(quantity * 10 / SCALE + Fraction(1, 2)) * SCALE // 10)


def quantity_words(one: Reorder) -> str:
    """Return what is ordered: '2 packs of 10 pieces', '12 pieces'."""
    quantity, pack, unit = one.proposal.quantity, one.terms.pack, unit_word(one.unit, language())
    if pack > SCALE and quantity % pack == 0:
        words = _("{count} × pack of {pack} {unit}")
        return words.format(count=quantity // pack, pack=formats.scaled(pack), unit=unit)
    return f"{formats.scaled(quantity)} {unit}"


def in_words(one: Reorder) -> str:
    """Return the arithmetic of a proposal in a line."""
    found, days = one.proposal, tenth(one.lead.days * SCALE)
    values = {
        "use": tenth(one.a_day),
        "days": days,
        "safety": formats.scaled(found.safety),
        "point": formats.scaled(found.point),
    }
    words = _("{use} a day × {days} days + {safety} safety = {point}")
    if one.by_hand:
        words = _("Reorder level {point}, set by hand")
    elif found.point == one.least:
        words = _("Minimum stock {point}")
    there = _("{free} free, {ordered} on order → {quantity}").format(
        free=formats.scaled(one.here.free),
        ordered=formats.scaled(one.here.ordered),
        quantity=quantity_words(one),
    )
    more = [_(WHY[reason]) for reason in found.why]
    if one.lead.learned:
        more.append(_("lead time learned from {count} deliveries").format(count=one.lead.learned))
    said = f"{words.format(**values)}; {there}"
    return f"{said} ({', '.join(more)})" if more else said
