"""What the sample of a count says, and the words of it: how it is reckoned, whether it is enough, and what it can't prove."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.money import share
from app.data.queries import query
from app.modules.inventory.counting.models import Count, CountDrawn
from app.modules.inventory.counting.queries.lines import lines_with
from app.modules.inventory.counting.rules.sample import Counted, Estimate, bounds, estimate
from app.modules.inventory.counting.rules.words import RANDOM, SAMPLE, WHOLE

VIEW = "inventory.count.post"


def sample_of(connection: Connection, key: int) -> Estimate | None:
    """Return what the sample of a count says; None for a count that is none, and while one of its positions is not counted."""
    count = connection.execute(
        select(Count.way, Count.population, Count.population_value).where(Count.id == key)
    ).one()
    if count.way != SAMPLE:
        return None
    d, strata = CountDrawn, dict[str, list[Counted]]({WHOLE: [], RANDOM: []})
    rows = select(d.line_id, d.stratum, d.quantity, d.value).where(d.count_id == key)
    drawn = {row.line_id: row for row in connection.execute(rows)}
    for one in lines_with(connection, key):
        row = drawn.get(one.id)
        if row is None:
            continue  # found beside the sample
        if one.difference is None:
            return None
        more = share(row.value, one.difference, row.quantity)
        strata[row.stratum].append(Counted(int(row.value), int(row.value) + more))
    return estimate(strata[WHOLE], strata[RANDOM], count.population, count.population_value)


@query(VIEW)
def sample_words(connection: Connection, key: int) -> tuple[str, ...]:
    """Return the arithmetic of a sample in words with what it can't prove; nothing for another count."""
    if connection.scalar(select(Count.way).where(Count.id == key)) != SAMPLE:
        return ()
    found = sample_of(connection, key)
    if found is None:
        return (
            _("The sample says nothing yet: each position drawn must be counted, and at least two of them."),
        )
    return words_of(found)


def words_of(found: Estimate) -> tuple[str, ...]:
    """Return what a sample says: five sentences of arithmetic, the judgement, and what stays open."""
    euros, count, percent = formats.cents, formats.count, int(bounds()["error"])
    said = [
        _(
            "Drawn: {drawn} of {population} positions, worth {value} € in the book; counted in full: {full} €."
        ).format(
            drawn=count(found.drawn),
            population=count(found.population),
            value=euros(found.population_value),
            full=euros(found.full),
        ),
        counted(
            found.differences,
            N_("1 position drawn differs; the mean difference is {mean} €."),
            N_("{count} positions drawn differ; the mean difference is {mean} €."),
            mean=euros(round(found.mean)),
        ),
        _(
            "Estimate: {full} + {value} + {population} × mean difference = {total} €; the book says {book} €."
        ).format(
            full=euros(found.full),
            value=euros(found.population_value),
            population=count(found.population),
            total=euros(found.total),
            book=euros(found.book),
        ),
        _(
            "Error at 95 % certainty: ± {error} €, that is {relative} % of the estimate (at most {most} % are usual)."
        ).format(error=euros(found.error), relative=euros(found.relative), most=euros(percent)),
    ]
    if found.good and found.holds:
        said.append(_("The sample is exact enough, and the value of the book lies within its error."))
    elif found.good:
        said.append(
            _(
                "The sample is exact enough, but the value of the book lies outside its error: count in full, or look for the cause."
            )
        )
    else:
        said.append(_("The sample is not exact enough: draw more positions, or count dear ones in full."))
    if found.uncertain:
        said.append(
            _("Fewer than five differences were found: how they spread, and so the error, is uncertain.")
        )
    said.append(
        _(
            "It can't prove that each single position is right, nor what lies there without being in the book; it needs a stock ledger that holds every move (§ 241 (1) HGB)."
        )
    )
    return tuple(said)
