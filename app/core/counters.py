"""How a column is numbered: the range that counts it, and how its numbers are written and read back."""

from __future__ import annotations

import datetime
import functools
import re
from string import Formatter

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Counter:
    """The range of numbers of a column, declared at the column (`counters=`).

    kind is the key of the range; {part} stands for what divides it (a place in the plan, a cash register). shape is
    how a number is written: {n}, the running number, with its least width ({n:04}), {year}, {day} (20261127),
    {part}. typed says that people may also give such a number by hand, so that what stands already is stepped over;
    gapless that each number up to the last one stands in its column, which nobody takes away; reserved that numbers
    are also set aside without a row; own_check that its topic compares it, as the journal does with its chain.
    """

    kind: str
    shape: str
    typed: bool = False
    gapless: bool = False
    reserved: bool = False
    own_check: bool = False

    def kind_of(self, part: str = "") -> str:
        """Return the key of the range for a part."""
        return self.kind.format(part=part)

    def holds(self, kind: str) -> bool:
        """Say whether a range is one of this counter."""
        begin, part, _end = self.kind.partition("{part}")
        return kind.startswith(begin) and kind != begin if part else kind == self.kind

    def written(
        self, number: int, year: int = 0, part: str = "", day: datetime.date | None = None, width: int = 0
    ) -> str:
        """Return a number as it stands in the column; width is the least number of figures where a setting says it."""
        said = self.shape.replace("{n}", f"{{n:0{width}}}") if width else self.shape
        return said.format(n=number, year=year, part=part, day=f"{day:%Y%m%d}" if day else "")

    def read(self, text: str) -> tuple[str, int, int] | None:
        """Return range, year (0 where it has none) and number of what stands in the column; None for what is no such number."""
        found = _pattern(self.shape).fullmatch(text)
        if found is None:
            return None
        said = found.groupdict()
        year = int(said.get("year") or (said.get("day") or "0")[:4])
        return self.kind_of(said.get("part") or ""), year, int(said["n"])

    @property
    def by_year(self) -> bool:
        """Whether each year begins anew."""
        return "{year}" in self.shape or "{day}" in self.shape

    @property
    def like(self) -> str:
        """What SQL compares texts with that may hold such a number."""
        return "".join(
            text + ("" if name is None else "%") for text, name, _, _ in Formatter().parse(self.shape)
        )


_PARTS = {"year": r"(?P<year>\d{4})", "day": r"(?P<day>\d{8})", "part": r"(?P<part>.*?)"}


@functools.cache
def _pattern(shape: str) -> re.Pattern[str]:
    made = ""
    for text, name, width, _conversion in Formatter().parse(shape):
        made += re.escape(text)
        if name == "n":
            made += rf"(?P<n>\d{{{int(width or 1)},}})"
        elif name is not None:
            made += _PARTS[name]
    return re.compile(made, re.ASCII)
