"""Every place of the official flow that cuts or rounds: rounded another way, some figure of the table of cases changes."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest

from app.modules.hr.payroll.rules import flow, flow_2025, flow_2026, self_test, tariff
from app.modules.hr.payroll.rules import wage_tax as tax_rules

Rounder = Callable[..., Decimal]
Site = tuple[str, int]
MODULES = (flow, flow_2025, flow_2026, tariff, tax_rules)
ROWS = dict(self_test.rows("wage_tax"))
# Places that the flow writes down where nothing is left to cut: inputs are whole cents, and sums of cents and whole euros stay so.
EXACT = {
    "return cut(_euros(amount))",
    "return cut(_euros(amount) * 12)",
    "return cut(_euros(amount) * 360)",
    "VBEZB = cut(base * 12 + self.given.VBEZS)",  # cents of a month
    "HFVBZSO = cut((VBEZB + self.VBEZBSO) / HUNDRED - self.FVBSO)",
    "HFVBZ = cut(VBEZB / HUNDRED - self.FVB)",
    "self.ZRE4 = max(cut(self.ZRE4J - self.FVB - self.ALTE - self.JLFREIB + self.JLHINZU), ZERO)",
    "self.ZVBEZ = max(cut(self.ZVBEZJ - self.FVB), ZERO)",
    "self.ZTABFB = cut(self.EFA + self.ANP + self.SAP + self.FVBZ)",  # whole euros
    "self.SOLZLZZ = self.UPANTEIL(cut(self.SOLZJ * HUNDRED, 0))",  # SOLZJ is cut to cents
    "self.ZRE4J = cut(_euros(given.JRE4 + given.SONSTB))",
    "self.ZVBEZJ = cut(_euros(given.JVBEZ + given.VBS))",
    "self.ZRE4J, self.ZVBEZJ = cut(_euros(given.JRE4)), cut(_euros(given.JVBEZ))",
    "self.JLFREIB, self.JLHINZU = cut(_euros(given.JFREIB)), cut(_euros(given.JHINZU))",
    "subsidy = cut(given.PKPVAGZ * 12 / HUNDRED)",
    "self.VSPKVPV = max(cut(self.private_health()) - subsidy, ZERO)",
    "self.VSPHB = min(cut(self.VSPALV + self.VSPKVPV), most)",  # both are cut to cents
    "Y = cut((X - GFB) / 10000, 6)",  # X has two places at most
    "Y = cut((X - first) / 10000, 6)",
}
# Twelfths of the highest allowances of all years are whole or halves: up and by halves are the same there.
HALVES = [("HFVB = up(most / 12 * self.ZMVB)", "ROUND_HALF_UP")]
BY_HAND = "STSMIN"  # shares of the company, by hand in the tests of wage tax
WAYS = {"cut": ("ROUND_UP", "ROUND_HALF_UP"), "up": ("ROUND_DOWN", "ROUND_HALF_UP")}


class Turned:
    """Stands in the place of what cuts and rounds up: tells where which lines of the table would differ, and turns one place round."""

    def __init__(self) -> None:
        self.met: dict[Site, dict[str, list[int]]] = {}
        self.line = 0
        self.turned: tuple[Site, str] | None = None

    def wrapped(self, kind: str, plain: Rounder) -> Rounder:
        """Return a rounder that is turned round where that is asked for."""

        def rounded(value: Decimal, places: int = 2 if kind == "cut" else 0) -> Decimal:
            frame = sys._getframe(1)
            right = plain(value, places)
            if frame.f_code.co_name == BY_HAND:
                return right
            site = (frame.f_code.co_filename, frame.f_lineno)
            others = {way: value.quantize(Decimal(1).scaleb(-places), way) for way in WAYS[kind]}
            if self.turned is not None:
                return others[self.turned[1]] if site == self.turned[0] else right
            lines = self.met.setdefault(site, {way: [] for way in others})
            for way, other in others.items():
                if other != right and self.line not in lines[way][-1:]:
                    lines[way].append(self.line)
            return right

        return rounded

    def breaks(self, line: int) -> bool:
        """Tell whether a line of the table comes out otherwise than it says."""
        self.line = line
        found = self_test.results(ROWS[line])
        return any(found.get(name) != value for name, value in self_test.expectations(ROWS[line]).items())

    def idle(self, site: Site, ways: dict[str, list[int]]) -> list[str]:
        """Return the ways of rounding at a place that no line of the table notices."""
        found = []
        for way, lines in ways.items():
            self.turned = (site, way)
            if not any(self.breaks(line) for line in lines):
                found.append(way)
        return found


def test_every_rounding_has_a_case_that_breaks_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that cuts or rounds up is turned round, and rounded by halves, by itself: some figure of the table changes."""
    turned = Turned()
    for module in MODULES:
        for kind in WAYS:
            if hasattr(module, kind):
                monkeypatch.setattr(module, kind, turned.wrapped(kind, getattr(module, kind)))
    assert not any(turned.breaks(line) for line in ROWS)
    exact, idle = set(), []
    for site, ways in sorted(turned.met.items()):
        source = linecache.getline(*site).partition("  #")[0].strip()
        if not any(ways.values()):
            exact.add(source)
        else:
            idle += [(source, way) for way in turned.idle(site, ways)]
    assert idle == HALVES
    assert exact == EXACT
    assert len(turned.met) >= 60
