"""Leave and bonuses of a year are provided for on its last day and taken back on the first of the next, through the provisions of closing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_, Message, _
from app.data.office import command
from app.data.settings import put, setting
from app.data.unit import Unit
from app.modules.finance.chart.api import all_periods
from app.modules.finance.closing.api import (
    Provision,
    ProvisionDraft,
    move_provision,
    provision_centres,
    save_provision,
)
from app.modules.hr.payroll.queries.provided import owed_at_year_end, year_end
from app.modules.hr.payroll.rules.kinds import RELEASE, provision_accounts
from app.modules.hr.payroll.rules.provided import Provided, by_centre, differences

LEAVE, BONUS = "payroll.provision_leave", "payroll.provision_bonus"
NAMES = {LEAVE: N_("Leave not taken, by payroll"), BONUS: N_("Bonuses not paid, by payroll")}


@command(RELEASE)
def provide_for_staff(unit: Unit, year: int, until: datetime.date) -> Provided:
    """Bring both provisions to what is owed at the end of a year, and to nothing on the next day where its year is open; only differences are posted.

    until is the day up to which one-off pay that is entered counts as a bonus of the year. Raises Invalid where something can't be reckoned,
    while the year is not over, and what the ledger refuses.
    """
    day = year_end(year)
    if unit.today < day:
        raise Invalid(
            N_("The year {year} is not over yet; leave is provided for from {day} on."), field="last", year=str(year), day=day
        )  # fmt: skip
    owed = owed_at_year_end(unit.connection, year, until)
    if lacking := [one.name for one in owed if one.lacking]:
        raise Invalid(
            N_("{name} can't be calculated: please release October to December and enter pay and week in the file ({count} in all)."),
            field="last", name=lacking[0], count=len(lacking),
        )  # fmt: skip
    wanted = {
        LEAVE: by_centre((one.centre, one.for_leave) for one in owed),
        BONUS: by_centre((one.centre, one.for_bonus) for one in owed),
    }
    following = day + ONE_DAY
    is_open = any(
        one.number > 0 and one.start <= following <= one.end for one in all_periods(unit.connection)
    )
    moves = 0
    for name, amounts in wanted.items():
        key = _provision(unit, name, bool(amounts))
        if key is None:
            continue
        moves += _bring(unit, key, day, amounts, _("at the end of {year}").format(year=year))
        if is_open:
            moves += _bring(unit, key, following, {}, _("taken back, end of {year}").format(year=year))
    leave, bonus = (sum(wanted[name].values()) for name in (LEAVE, BONUS))
    return Provided(leave, bonus, moves, is_open)


def _provision(unit: Unit, name: str, needed: bool) -> int | None:
    """Return the key of a provision, locked; it is made where it is needed first. Its key is kept with the book, for its name can be changed."""
    kept = str(setting(unit.connection, name) or "")
    if kept:
        unit.row(Provision, int(kept), lock=True)
        return int(kept)
    if not needed:
        return None
    accounts = provision_accounts(str(setting(unit.connection, "finance.chart")))
    key = save_provision(
        unit, ProvisionDraft(str(Message(NAMES[name], {})), accounts["account"], accounts["expense"])
    )
    put(unit, name, str(key))
    return key


def _bring(unit: Unit, key: int, day: datetime.date, amounts: Mapping[str, int], text: str) -> int:
    """Bring a provision to amounts by cost centre on a day against its expense account, and return how many moves were posted.

    Who has no cost centre stands under that of the provision.
    """
    about = unit.row(Provision, key)
    wanted = by_centre((code or str(about["cost1"]), amount) for code, amount in amounts.items())
    formed, back = differences(wanted, provision_centres(unit.connection, key, day))
    if formed:
        move_provision(unit, key, "form", day, sum(formed.values()), text=text, centres=formed)
    if back:
        move_provision(
            unit, key, "use", day, sum(back.values()), text=text, account=str(about["expense"]), centres=back
        )
    return bool(formed) + bool(back)
