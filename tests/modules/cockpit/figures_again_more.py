"""The second reckoning of the figures that are none of money: stock, purchasing, staff, IT, documents and projects."""

from __future__ import annotations

import datetime
from collections import defaultdict

from app.core.dates import holidays
from tests.modules.cockpit.figure_book import ratio
from tests.modules.cockpit.figures_again import ONE_DAY, D, Raw, Row, again, by_key, share


# -- stock and purchasing ------------------------------------------------------
def a_year_before(until: D) -> D:
    """Return the first of the twelve months that end on a day."""
    after = until + ONE_DAY
    return D(after.year - 1, after.month, min(after.day, 28))


@by_key("stock_value", "stock_reach", "dead_stock")
def stock(raw: Raw, _since: D, until: D, key: str) -> int | None:
    """Values of the stock by article, and of what left it in twelve months, less what came back by a reversal."""
    held: dict[int, int] = defaultdict(int)
    for row in raw["inventory_value"]:
        if row["day"] <= until:
            held[row["article_id"]] += row["value"]
    undone = {row["reversal_of"] for row in raw["inventory_move"]}
    left = {
        row["id"]
        for row in raw["inventory_move"]
        if row["kind"] in ("issue", "consume") and row["id"] not in undone
    }
    first = a_year_before(until)
    used: dict[int, int] = defaultdict(int)
    for row in raw["inventory_value"]:
        if row["move_id"] in left and first <= row["day"] <= until:
            used[row["article_id"]] -= row["value"]
    values = {
        "stock_value": sum(held.values()),
        "stock_reach": share(sum(held.values()) * ((until - first).days + 1), sum(used.values()), 10),
        "dead_stock": sum(cents for article, cents in held.items() if article not in used),
    }
    return values[key]


@by_key("delivered_on_time", "orders_late")
def deliveries(raw: Raw, since: D, until: D, key: str) -> int | None:
    """Lines of placed orders by their promised day; receipts that were undone or sent back did not come."""
    placed = {
        row["id"] for row in raw["inventory_order"] if row["state"] not in ("draft", "asked", "cancelled")
    }
    undone = {row["reversal_of"] for row in raw["inventory_move"]}
    back = {row["return_of"] for row in raw["inventory_receipt"]}
    come: dict[int, list[Row]] = defaultdict(list)
    for row in raw["inventory_receipt"]:
        if row["verdict"] != "returned" and row["move_id"] not in undone - {None} and row["id"] not in back:
            come[row["line_id"]].append(row)
    whole = due = late = 0
    for row in raw["inventory_order_line"]:
        if row["order_id"] not in placed or row["expected"] is None or row["expected"] > until:
            continue
        here = [one for one in come[row["id"]] if one["verdict"] != "refused"]
        if row["expected"] >= since:
            due += 1
            whole += sum(one["quantity"] for one in here if one["day"] <= row["expected"]) >= row["quantity"]
        late += (
            row["expected"] < until
            and sum(one["quantity"] for one in here if one["day"] <= until) < row["quantity"]
        )
    return share(whole, due, 10_000) if key == "delivered_on_time" else late


# -- staff --------------------------------------------------------------------
def here(row: Row, day: D) -> bool:
    """Say whether somebody is employed on a day."""
    return (row["entry"] or D.min) <= day <= (row["leaving"] or D.max)


def weeks(raw: Raw) -> dict[int, list[tuple[D, list[int]]]]:
    """Return by person the days from which contracts hold and their minutes from Monday to Sunday."""
    found: dict[int, list[tuple[D, list[int]]]] = defaultdict(list)
    for row in sorted(raw["hr_contract"], key=lambda row: row["since"]):
        parts = [part.split(":") if ":" in part else ("0", "0") for part in row["week"].split()]
        found[row["person_id"]].append((row["since"], [int(h) * 60 + int(m) for h, m in parts]))
    return found


def week_of(steps: list[tuple[D, list[int]]], day: D) -> list[int]:
    """Return the week that holds on a day; the first one before it began, too."""
    held = [week for since, week in steps if since <= day]
    first = steps[0][1] if steps else [0] * 7
    return held[-1] if held else first


@by_key("headcount", "joiners", "leavers", "staff_turnover")
def staff(raw: Raw, since: D, until: D, key: str) -> int | None:
    """Heads on the last day; the turnover is who left in twelve months by the mean of the twelve ends of months."""
    people = raw["hr_person"]
    if key == "headcount":
        return sum(here(row, until) for row in people)
    if key in ("joiners", "leavers"):
        name = "entry" if key == "joiners" else "leaving"
        return sum(row[name] is not None and since <= row[name] <= until for row in people)
    day, heads, left = until, 0, 0
    for _month in range(12):
        heads += sum(here(row, day) for row in people)
        left += sum(
            row["leaving"] is not None and row["leaving"].replace(day=1) == day.replace(day=1)
            for row in people
        )
        day = day.replace(day=1) - ONE_DAY
    return share(left * 12, heads, 10_000)


@again("full_time_posts")
def posts(raw: Raw, _since: D, until: D) -> int | None:
    """Hours a week of who is here by 40, in hundredths."""
    steps = weeks(raw)
    minutes = sum(sum(week_of(steps[row["id"]], until)) for row in raw["hr_person"] if here(row, until))
    return ratio(minutes, 40 * 60, 100)


@again("sickness_rate")
def sickness(raw: Raw, since: D, until: D) -> int | None:
    """Day by day: who was to work, and who of them was ill, by departments of five and more; both sites lie in Schleswig-Holstein."""
    off = {one.day for year in range(since.year, until.year + 1) for one in holidays(year, "SH")}
    steps = weeks(raw)
    ill = [
        row
        for row in raw["hr_absence"]
        if row["state"] == "approved" and row["kind"] in ("sick", "child", "maternity")
    ]
    worked: dict[str, list[int]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)  # in tenths of days
    for person in raw["hr_person"]:
        count = 0
        day = since
        while day <= until:
            if here(person, day) and day not in off and week_of(steps[person["id"]], day)[day.weekday()]:
                count += 1
                for row in ill:
                    if row["person_id"] == person["id"] and row["since"] <= day <= row["until"]:
                        half = (row["half_first"] and day == row["since"]) or (
                            row["half_last"] and day == row["until"]
                        )
                        missed[person["department"]] += 5 if half else 10
            day += ONE_DAY
        if count:
            worked[person["department"]].append(count)
    large = [name for name, ones in worked.items() if len(ones) >= 5]
    small = [name for name in worked if name not in large]
    told = large + (small if sum(len(worked[name]) for name in small) >= 5 else [])
    target = sum(10 * sum(worked[name]) for name in told)
    return share(sum(missed[name] for name in told), target, 10_000)


# -- IT, documents, projects ---------------------------------------------------
@by_key("tickets_open", "tickets_came")
def tickets(raw: Raw, since: D, until: D, key: str) -> int | None:
    """The last state before the end of the day; what was merged did not come."""
    end = datetime.datetime.combine(until + ONE_DAY, datetime.time()).timestamp() * 1_000_000
    end = min(end, raw.office.clock().timestamp() * 1_000_000)
    if key == "tickets_came":
        begin = datetime.datetime.combine(since, datetime.time()).timestamp() * 1_000_000
        return sum(begin <= row["created"] < end and row["state"] != "merged" for row in raw["it_ticket"])
    last: dict[int, str] = {}
    for row in sorted(raw["it_ticket_step"], key=lambda row: (row["at"], row["id"])):
        if row["at"] < end:
            last[row["ticket_id"]] = row["state"]
    return sum(state in ("new", "open", "waiting", "work") for state in last.values())


@by_key("documents_waiting", "filing_days")
def documents(raw: Raw, since: D, until: D, key: str) -> int | None:
    """What was here and not filed; the mean of days until filed in tenths."""
    found = raw["document"]
    if key == "filing_days":
        took = [
            max((row["filed"] - row["received"]).days, 0)
            for row in found
            if row["filed"] and since <= row["filed"] <= until
        ]
        return share(sum(took), len(took), 10)
    return sum(
        row["received"] <= until
        and (row["filed"] > until if row["filed"] else row["state"] in ("inbox", "quarantine"))
        for row in found
    )


@by_key("ideas_handed_in", "ideas_days", "ideas_benefit")
def ideas(raw: Raw, since: D, until: D, key: str) -> int | None:
    """Ideas by their days; the net benefit once for each idea, however it was assessed."""
    if key == "ideas_handed_in":
        return sum(since <= row["received"] <= until for row in raw["organisation_idea"])
    if key == "ideas_days":
        took = [
            (row["decided"] - row["received"]).days
            for row in raw["organisation_idea"]
            if row["decided"] and since <= row["decided"] <= until
        ]
        return share(sum(took), len(took), 10)
    net = {row["idea_id"]: row["net"] for row in raw["organisation_idea_assessment"]}
    return sum(
        net.get(row["id"], 0)
        for row in raw["organisation_idea"]
        if row["done"] and since <= row["done"] <= until
    )


@by_key("projects_late", "tasks_overdue", "tasks_done", "project_hours")
def projects(raw: Raw, since: D, until: D, key: str) -> int | None:
    """What runs and is beyond its day; what was done; minutes that were noted."""
    if key == "project_hours":
        return sum(row["minutes"] for row in raw["organisation_project_time"] if since <= row["day"] <= until)
    own = {row["id"]: row for row in raw["organisation_project"] if not row["template"]}
    runs = {
        one
        for one, row in own.items()
        if (row["closed"] is not None and row["closed"] > until)
        or (row["closed"] is None and row["state"] not in ("completed", "cancelled"))
    }
    if key == "projects_late":
        return sum(
            own[one]["start"] <= until and own[one]["due"] is not None and own[one]["due"] < until
            for one in runs
        )
    tasks = [row for row in raw["organisation_task"] if row["kind"] != "phase" and row["project_id"] in own]
    if key == "tasks_done":
        return sum(
            row["state"] == "done" and row["done"] is not None and since <= row["done"] <= until
            for row in tasks
        )
    late = 0
    for row in tasks:
        due = row["deadline"] or row["finish"]
        is_open = row["state"] not in ("done", "dropped") or (row["done"] is not None and row["done"] > until)
        late += row["project_id"] in runs and due is not None and due < until and is_open
    return late
