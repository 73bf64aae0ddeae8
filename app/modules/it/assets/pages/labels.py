"""Labels of devices: QR or Code 128 with tag, model and serial number, on sheets from any position and on tapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import _
from app.modules.it.assets.queries.assets import AssetView, assets
from app.paper.labels import Label
from app.ui.desk import Desk
from app.ui.label_page import LabelPage


class AssetLabelsPage(LabelPage):
    """The devices come from their list; the sheet is shown as it will be printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Labels of devices"), "asset_labels", "it.view")

    def reader(self, what: object) -> tuple[Callable[..., Any], Sequence[Any]] | None:
        """Read the devices chosen."""
        return (assets, [list(what)]) if isinstance(what, tuple) else None

    def label_of(self, row: AssetView, code: str) -> Label:
        """Return the label of a device: tag, model, serial number and company."""
        company = str(self.desk.settings.get("company.name", ""))
        return Label((row.draft.tag, row.model, row.draft.serial, company), row.draft.tag, code)
