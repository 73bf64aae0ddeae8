"""Text constants: short codes that become booking texts in the mask."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.booking.queries import constant_row, constants_source
from app.modules.finance.booking.services import save_constant
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.widgets import PageAction


class TextsPage(ListPage):
    """The list of text constants."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Booking texts"), constants_source(), "finance_text_constant")
        self.subtitle.setText(_("Type the code in the text field of the mask"))
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", "finance.entry.post"),
                PageAction(_("New text"), lambda: self._show(None), "Ctrl+N", "plus", "finance.entry.post", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the form of a constant."""
        self.desk.read(constant_row, key, then=self._show)

    def _show(self, row: tuple[int, int, str, str] | None) -> None:
        def save() -> None:
            values = form.values()
            words = _("Booking text {code} saved").format(code=values["code"])
            key = row[0] if row else None
            self.submit(form, save_constant, lambda now: (values["code"], values["text"], key, now), row[1] if row else None, words)

        form = Form(self.desk, f"draft.constant.{row[0] if row else 0}", save, self.close_drawer, columns=1)
        form.add(TextField("code", _("Code"), limit=12))
        form.add(TextField("text", _("Text"), limit=120))
        form.fill({"code": row[2], "text": row[3]} if row else {})
        self.drawer.show_widget(row[2] if row else _("New text"), form)
        form.focus_first()
