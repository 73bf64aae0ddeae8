"""A form on paper as it stands: each field with what is in it, secrets left out; with preview first, as lists are printed."""

from __future__ import annotations

from app.core.messages import _
from app.data.export import Sheet
from app.ui.forms import Form


def sheet_of(form: Form, title: str) -> Sheet:
    """Return the fields that a form shows, in their order, with their values as people read them."""
    rows = [
        [field.title(), field.words(field.text())]
        for field in form.fields.values()
        if field.isVisibleTo(form) and not field.secret
    ]
    return Sheet(title, ((_("Field"), "text"), (_("Value"), "text")), rows)


def print_form(form: Form, title: str) -> None:
    """Show a form as it is printed."""
    from app.ui.preview import preview_list

    preview_list(form.window(), form.desk, title, "", sheet_of(form, title))
