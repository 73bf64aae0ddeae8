"""Travel rates: what the office typed from the official letter for lands and towns that the program has no table of."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.travel.models import TravelRate
from app.modules.hr.travel.queries.lists import rates_source
from app.modules.hr.travel.queries.trips import rate
from app.modules.hr.travel.rules.law import HOME, tabled
from app.modules.hr.travel.rules.trips import RateDraft
from app.modules.hr.travel.services.trips import save_rate, undo_rate
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage
from app.ui.widgets import label


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, TravelRate, "area name since until full part night:2 source:2")


class RatesPage(RegisterPage):
    """Ctrl+N keeps a rate with its source; the line below says what the program knows by itself."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Travel rates"),
            new=_("New travel rate"),
            source=rates_source(),
            of=TravelRate,
            read=rate,
            fields=_fields,
            draft=RateDraft,
            save=save_rate,
            undo=undo_rate,
        )
        super().__init__(desk, _("Travel rates"), [one])
        known = [one for one in tabled() if one.area != HOME]
        areas = ", ".join(sorted({one.area for one in known}))
        years = ", ".join(sorted({str(one.since.year) for one in known if one.since}))
        words = _("Known by themselves: Germany, and for {years} {areas}. Other lands need a rate here.")
        self.body.addWidget(label(words.format(years=years, areas=areas), "quiet", wrap=True))
        self.set_actions(self.standard_actions(_("New travel rate")))
