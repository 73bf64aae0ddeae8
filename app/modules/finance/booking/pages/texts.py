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
                PageAction(_("Change"), self._edit, "F2", "pencil", "finance.entry.post"),
                PageAction(_("New text"), lambda: self._show(None), "Ctrl+N", "plus", "finance.entry.post", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the form of a constant."""
        self.desk.read(constant_row, key, then=self._show)

    def _edit(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self.open_row(key)

    def _show(self, row: tuple[int, int, str, str] | None) -> None:
        def save() -> None:
            values = form.values()

            def done(key: int) -> None:
                form.saved()
                self.close_drawer()
                self.panel.select_key(key)

            self.desk.run(
                save_constant,
                values["code"],
                values["text"],
                row[0] if row else None,
                row[1] if row else None,
                then=done,
                failed=form.refused,
            )

        form = Form(self.desk, f"draft.constant.{row[0] if row else 0}", save, self.close_drawer, columns=1)
        form.add(TextField("code", _("Code"), limit=12))
        form.add(TextField("text", _("Text"), limit=120))
        form.fill({"code": row[2], "text": row[3]} if row else {})
        self.drawer.show_widget(row[2] if row else _("New text"), form)
        form.focus_first()
