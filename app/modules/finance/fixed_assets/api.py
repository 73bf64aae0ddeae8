"""What other topics use of fixed assets."""

from app.modules.finance.fixed_assets.queries.assets import AssetView, asset_views
from app.modules.finance.fixed_assets.rules import registered_above

__all__ = ["AssetView", "asset_views", "registered_above"]
