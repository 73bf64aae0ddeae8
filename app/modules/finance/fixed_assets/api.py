"""What other topics use of fixed assets."""

from app.modules.finance.fixed_assets.queries import AssetView, asset_views

__all__ = ["AssetView", "asset_views"]
