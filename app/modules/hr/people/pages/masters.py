"""Posts with who fills them, sites with their holidays, and qualifications with the end of their proof."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.people.models import Post, Qualification, Site
from app.modules.hr.people.queries.masters import (
    post,
    posts_source,
    qualification,
    qualifications_source,
    site,
    sites_source,
)
from app.modules.hr.people.rules.file import PostDraft, QualificationDraft, SiteDraft
from app.modules.hr.people.services.file import (
    save_post,
    save_qualification,
    save_site,
    undo_post,
    undo_qualification,
    undo_site,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


def _posts(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Post, "title:2 department site hours since until:2 note:2")


def _sites(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Site, "name:2 land eves corpus_christi:2 assumption:2 peace:2")


def _qualifications(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Qualification, "person:2 title:2 since until note:2")


class MastersPage(RegisterPage):
    """Ctrl+1 posts, Ctrl+2 sites, Ctrl+3 qualifications; Ctrl+N makes a new row of the list that is shown."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Posts"), new=_("New post"), source=posts_source(), of=Post, read=post, fields=_posts, draft=PostDraft, save=save_post, undo=undo_post, start={"since": desk.today(), "hours": 40_0000}),
            Register(title=_("Sites"), new=_("New site"), source=sites_source(), of=Site, read=site, fields=_sites, draft=SiteDraft, save=save_site, undo=undo_site, start={"land": desk.settings.get("company.land", "BE"), "eves": "work"}),
            Register(title=_("Qualifications"), new=_("New qualification"), source=qualifications_source(), of=Qualification, read=qualification, fields=_qualifications, draft=QualificationDraft, save=save_qualification, undo=undo_qualification),
        ]  # fmt: skip
        super().__init__(desk, _("Posts and sites"), registers)
        self.set_actions(self.standard_actions())
