"""The form of templates and text blocks of letters."""

from __future__ import annotations

from collections.abc import Callable

from app.core.messages import N_, _
from app.modules.documents.letters.queries import TemplateView
from app.modules.documents.letters.rules import TemplateDraft
from app.modules.documents.letters.services import save_template
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.forms import Form

LANGUAGES = [("de", N_("German")), ("en", N_("English"))]


def template_form(desk: Desk, drawer: Drawer, one: TemplateView, close: Callable[[], None]) -> None:
    """Show the form of a template or text block; close is called once it was saved or given up."""

    def save() -> None:
        values = form.values()
        draft = TemplateDraft(
            values["name"],
            values["language"],
            values["block"],
            values["subject"],
            values["body"],
            values["closing"],
        )

        def done(_key: int) -> None:
            form.saved()
            close()
            desk.notice(_("{name} saved").format(name=draft.name))

        form.send(
            save_template,
            draft,
            one.id or None,
            form.version,
            then=done,
        )

    form = Form(desk, "template", save, close, record=one.id, version=one.version if one.id else None)
    form.add(TextField("name", _("Name"), limit=80), 2)
    form.add(ChoiceField("language", _("Language"), LANGUAGES))
    form.add(SwitchField("block", _("Text block")))
    form.add(TextField("subject", _("Subject"), limit=200), 2)
    form.add(LongField("body", _("Text"), 12), 2)
    form.add(TextField("closing", _("Closing"), limit=120), 2)
    texts = {name: str(getattr(one.draft, name)) for name in ("language", "subject", "body", "closing")}
    form.fill({**texts, "name": one.draft.name if one.id else "", "block": "1" if one.draft.block else ""})
    form.message.setText(
        _(
            "Fields: {salutation} {name} {street} {postcode} {town} {date} {case} {reference} {company} {signer} …"
        )
    )
    form.message.show()
    drawer.show_widget(_("Template"), form)
    form.focus_first()
