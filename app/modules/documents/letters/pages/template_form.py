"""The form of templates and text blocks of letters."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.documents.letters.models import LetterTemplate
from app.modules.documents.letters.queries.letters import TemplateView
from app.modules.documents.letters.queries.receivers import kinds
from app.modules.documents.letters.rules import TemplateDraft
from app.modules.documents.letters.services import save_template
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import ask


def template_form(desk: Desk, drawer: Drawer, one: TemplateView, tables: Sequence[str]) -> None:
    """Show the form of a template or text block; tables are those of receivers beside contacts that one writes to."""
    open_ones = [kinds()[table] for table in tables]
    receivers = [("", _("contacts")), *((kind.table, _(kind.title)) for kind in open_ones)]
    purposes = dict(pair for kind in open_ones for pair in kind.purposes.items())
    form = ask(
        desk,
        drawer,
        "template",
        _("Template"),
        fields_of(
            desk,
            LetterTemplate,
            "name:2 language block receiver purpose subject:2 body:2 closing:2",
            body=LongField("body", _("Text"), 12),
            receiver=ChoiceField("receiver", _("For letters to"), receivers),
            purpose=ChoiceField(
                "purpose", _("Purpose"), [("", "–"), *((key, _(title)) for key, title in purposes.items())]
            ),
        ),
        send=lambda values: (save_template, TemplateDraft(**values), one.id or None, form.version),
        done=lambda _key, values: _("{name} saved").format(name=values["name"]),
        start={**vars(one.draft), "name": one.draft.name if one.id else ""},
        record=one.id,
        version=one.version if one.id else None,
        columns=2,
    )
    extra = [f"{_(kind.title)}: " + " ".join("{" + name + "}" for name in kind.fields) for kind in open_ones]
    fields = _(
        "Fields: {salutation} {name} {street} {postcode} {town} {date} {case} {reference} {company} {signer} …"
    )
    form.say("\n".join((fields, *extra)))
