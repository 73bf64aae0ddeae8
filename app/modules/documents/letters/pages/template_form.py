"""The form of templates and text blocks of letters."""

from __future__ import annotations

from app.core.messages import _
from app.modules.documents.letters.models import LetterTemplate
from app.modules.documents.letters.queries import TemplateView
from app.modules.documents.letters.rules import TemplateDraft
from app.modules.documents.letters.services import save_template
from app.ui.choice_fields import LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask


def template_form(desk: Desk, drawer: Drawer, one: TemplateView) -> None:
    """Show the form of a template or text block."""
    form = ask(
        desk,
        drawer,
        "template",
        _("Template"),
        fields_of(
            desk,
            LetterTemplate,
            "name:2 language block subject:2 body:2 closing:2",
            body=LongField("body", _("Text"), 12),
        ),
        lambda values: (save_template, TemplateDraft(**values), one.id or None, form.version),
        lambda _key, values: _("{name} saved").format(name=values["name"]),
        start={**vars(one.draft), "name": one.draft.name if one.id else ""},
        record=one.id,
        version=one.version if one.id else None,
        columns=2,
    )
    form.say(
        _(
            "Fields: {salutation} {name} {street} {postcode} {town} {date} {case} {reference} {company} {signer} …"
        )
    )
