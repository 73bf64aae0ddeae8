"""Which articles are devices, and of which model."""

from __future__ import annotations

from app.core.messages import _
from app.modules.it.arrivals.models import MAKE, ArticleTie
from app.modules.it.arrivals.queries import tie, ties_source
from app.modules.it.arrivals.rules import TieDraft
from app.modules.it.arrivals.services import remove_tie, save_tie, undo_tie
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


class TiesPage(RegisterPage):
    """Ctrl+N ties an article to a model, Enter changes a tie, Del takes it away."""

    def __init__(self, desk: Desk) -> None:
        ties = Register(
            title=_("Articles that are devices"),
            new=_("New article that is a device"),
            source=ties_source(),
            of=ArticleTie,
            read=tie,
            fields=lambda desk: fields_of(desk, ArticleTie, "article model since"),
            draft=TieDraft,
            save=save_tie,
            start={"since": desk.today()},
            columns=1,
            name=lambda _draft: _("Article that is a device"),
            undo=undo_tie,
        )
        super().__init__(desk, _("Articles that are devices"), (ties,))
        self.set_actions(
            [
                PageAction(_("Take away"), self.take_away, "Del", "trash-2", MAKE, menu=True, row=True),
                *self.standard_actions(),
            ]
        )

    def take_away(self) -> None:
        """Take the tie of the row away; devices that were made stay."""
        self.run_on_current(remove_tie, words=_("Taken away"))
