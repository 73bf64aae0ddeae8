"""The sentences of references."""

from __future__ import annotations

from app.core.messages import _
from app.modules.hr.leaving.models import ReferenceBlock
from app.modules.hr.leaving.queries.leaving import block, blocks_source
from app.modules.hr.leaving.rules.reference import BlockDraft
from app.modules.hr.leaving.services.reference import save_block, undo_block
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


class BlocksPage(RegisterPage):
    """Enter changes a sentence; references that were written stay as they are."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Sentences"),
            new=_("New sentence"),
            source=blocks_source(),
            of=ReferenceBlock,
            read=block,
            fields=lambda desk: fields_of(desk, ReferenceBlock, "aspect grade final:2 interim:2"),
            draft=BlockDraft,
            save=save_block,
            undo=undo_block,
            start={"aspect": "knowledge", "grade": "1"},
            name=lambda _draft: _("Sentence"),
        )
        super().__init__(desk, _("Sentences of references"), [one], width=520)
        self.set_actions(self.standard_actions(_("New sentence")))
