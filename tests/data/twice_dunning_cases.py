"""What two desks may try at once in dunning: the same run, posting costs, taking back, a plan, a block, a level, a base rate."""

from __future__ import annotations

from app.data.office import Office
from app.modules.finance.dunning.rules.dunning import BlockDraft, GroupDraft, PlanDraft, Raised, RateDraft
from app.modules.finance.dunning.services.claims import post_costs, take_back_letter, take_back_run
from app.modules.finance.dunning.services.registers import (
    agree_plan,
    block_items,
    end_block,
    end_plan,
    save_group,
    save_rate,
)
from app.modules.finance.dunning.services.running import run_dunning
from app.modules.finance.open_items.queries.items import open_items_source
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.finance.dunning_cases import D, chosen, late, preview

FIRST, SECOND = D(2026, 3, 25), D(2026, 4, 10)
LETTERS = counting("SELECT count(*) FROM finance_dunning_letter")
TAKEN = counting("SELECT count(*) FROM finance_dunning_item WHERE taken > 0")


def _preview(office: Office) -> tuple[Raised, ...]:
    late(office)
    return chosen(preview(office, FIRST))


def _letter(office: Office) -> int:
    late(office)
    return office.run(run_dunning, FIRST).letters[0]


def _costs(office: Office) -> int:
    _letter(office)
    return office.run(run_dunning, SECOND).letters[0]


def _run(office: Office) -> int:
    late(office)
    return office.run(run_dunning, FIRST).key or 0


def _items(office: Office) -> list[int]:
    late(office)
    return list(office.read(open_items_source("debtor").keys, {}))


def _plan(office: Office) -> int:
    late(office)
    return office.run(agree_plan, _agreed(office))


def _agreed(office: Office) -> PlanDraft:
    return PlanDraft("10010", ("AR-1",), office.clock().astimezone().date(), 3)


def _blocked(office: Office) -> int:
    return office.run(block_items, _items(office), BlockDraft("other", "Kulanz"))[0]


CASES = (
    Case(
        "finance.dunning.run_dunning",
        _preview,
        lambda office, shown: office.run(run_dunning, FIRST, shown),
        LETTERS,
    ),
    Case(
        "finance.dunning.run_dunning all",
        _preview,
        lambda office, _shown: office.run(run_dunning, FIRST),
        LETTERS,
    ),
    Case(
        "finance.dunning.post_costs",
        _costs,
        lambda office, key: office.run(post_costs, key),
        counting("SELECT count(*) FROM finance_entry WHERE origin = 'dunning'"),
    ),
    Case(
        "finance.dunning.take_back_letter",
        _letter,
        lambda office, key: office.run(take_back_letter, key, "Irrtum"),
        TAKEN,
    ),
    Case(
        "finance.dunning.take_back_run",
        _run,
        lambda office, key: office.run(take_back_run, key, "Irrtum"),
        TAKEN,
    ),
    Case(
        "finance.dunning.take_back_letter and the next run",
        _letter,
        lambda office, key: office.run(take_back_letter, key, "Irrtum"),
        LETTERS,
        wanted=2,
        other=lambda office, _key: office.run(run_dunning, SECOND),
        succeed=(1, 2),
    ),
    Case(
        "finance.dunning.agree_plan",
        lambda office: late(office),
        lambda office, _who: office.run(agree_plan, _agreed(office)),
        counting("SELECT count(*) FROM finance_payment_plan"),
    ),
    Case(
        "finance.dunning.end_plan",
        _plan,
        lambda office, key: office.run(end_plan, key),
        counting("SELECT count(*) FROM finance_payment_plan WHERE ended IS NOT NULL"),
    ),
    Case(
        "finance.dunning.block_items",
        _items,
        lambda office, keys: office.run(block_items, keys, BlockDraft("disputed", "Menge")),
        counting("SELECT count(*) FROM finance_dunning_block"),
        succeed=(2,),
    ),
    Case(
        "finance.dunning.end_block",
        _blocked,
        lambda office, key: office.run(end_block, key),
        counting("SELECT 1 - count(*) FROM finance_dunning_block"),
    ),
    Case(
        "finance.dunning.save_group",
        lambda _office: None,
        lambda office, _nothing: office.run(save_group, GroupDraft("Händler", "tag", "Händler")),
        counting("SELECT count(*) FROM finance_dunning_group WHERE kind = 'tag'"),
    ),
    Case(
        "finance.dunning.save_rate",
        lambda _office: None,
        lambda office, _nothing: office.run(save_rate, RateDraft(D(2026, 7, 1), 127)),
        counting("SELECT count(*) FROM finance_base_rate"),
    ),
)
