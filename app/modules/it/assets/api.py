"""What other topics may use of devices."""

from app.modules.it.assets.models import AssetModel, Category, ItAsset, Location
from app.modules.it.assets.queries.assets import (
    AssetView,
    asset,
    assets,
    by_code,
    find_assets,
    held_by,
    model_words,
    offered_assets,
)
from app.modules.it.assets.queries.masters import LocationRow, categories, locations, models
from app.modules.it.assets.queries.own import (
    offered_own_assets,
    own_assets_source,
    own_paper,
    own_protocols_source,
)
from app.modules.it.assets.readers.placeholders import real_serial, real_uuid
from app.modules.it.assets.rules import HERE, MACHINE, RECEIVED, REPAIR, AssetDraft
from app.modules.it.assets.services.arriving import put_in_again, receive_asset, take_out
from app.modules.it.assets.services.assets import link, put_into_search, save_asset, set_assets
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.assets.services.lifecycle import move, step
from app.modules.it.assets.services.masters import model_key, save_location

__all__ = [
    "HERE",
    "MACHINE",
    "RECEIVED",
    "REPAIR",
    "AssetDraft",
    "AssetModel",
    "AssetView",
    "Category",
    "ItAsset",
    "Location",
    "LocationRow",
    "asset",
    "assets",
    "by_code",
    "categories",
    "find_assets",
    "hand_over",
    "held_by",
    "link",
    "locations",
    "model_key",
    "model_words",
    "models",
    "move",
    "offered_assets",
    "offered_own_assets",
    "own_assets_source",
    "own_paper",
    "own_protocols_source",
    "put_in_again",
    "put_into_search",
    "real_serial",
    "real_uuid",
    "receive_asset",
    "save_asset",
    "save_location",
    "set_assets",
    "step",
    "take_out",
]
