"""The official flow of wage tax (Programmablaufplan) as far as its versions agree; names, order, cuts and roundings are its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from typing import Any

from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.flow_input import MONTH, WEEK, YEAR, FlowInput, FlowResult
from app.modules.hr.payroll.rules.rounding import DOWN, EXACT, HUNDRED, ONE, UP, ZERO, Step, cut, up
from app.modules.hr.payroll.rules.tariff import LAST_ANNUAL, Tariff

SINGLE_PARENT, SPLITTING, BOTH, HIGHEST = 2, 3, 4, 6  # classes II, III, IV and VI
EXACTLY = Context(prec=60)


class Flow(ABC):
    """One run of the flow; each version is a class that says which steps are its own."""

    STEP_PLACES = 0  # to which place the incomes inside UP5_6 are cut

    ZRE4J = ZVBEZJ = JLFREIB = JLHINZU = FVB = FVBZ = FVBSO = FVBZSO = VBEZBSO = ALTE = ZERO
    ZRE4 = ZRE4VP = ZVBEZ = ANP = SAP = EFA = KFB = ZTABFB = VSP = VSPR = ZVE = X = ST = ZERO
    LSTJAHR = JBMG = SOLZJ = SOLZFREI = KVSATZAN = PVSATZAN = ZERO
    LSTLZZ = SOLZLZZ = BK = STS = SOLZS = BKS = 0
    KZTAB = 1

    def __init__(self, given: FlowInput, law: Mapping[str, Any]) -> None:
        """Begin a run with its inputs and the figures of its version."""
        self.given, self.law = given, law
        self.LZZ, self.ZMVB = given.LZZ, given.ZMVB
        self.steps: list[Step] = []
        self.about = "running"
        self.F = given.F if given.AF else ONE
        self.tariff = Tariff(law, self.STEP_PLACES)

    def run(self) -> FlowResult:
        """Run the flow from its start to the tax on one-off pay."""
        with localcontext(EXACTLY):
            self.MPARA()
            self.MRE4JL()
            self.MRE4()
            self.MRE4ABZ()
            self.MBERECH()
            self.MSONST()
        return FlowResult(
            version=str(self.law["name"]),
            LSTLZZ=self.LSTLZZ,
            SOLZLZZ=self.SOLZLZZ,
            BK=self.BK,
            STS=self.STS,
            SOLZS=self.SOLZS,
            BKS=self.BKS,
            steps=tuple(self.steps),
        )

    def say(self, name: str, law: str, rounding: str = EXACT, **parts: Decimal | None) -> None:
        """Keep a figure of the flow by its name, with its paragraph and what it came from."""
        self.steps.append(Step(name, getattr(self, name), law, rounding=rounding, about=self.about, **parts))

    # Year and allowances

    def MPARA(self) -> None:
        """Set the rates of the employee in health and care insurance."""
        law, given = self.law, self.given
        self.SOLZFREI = law["SOLZFREI"]
        self.KVSATZAN = given.KVZ / 2 / HUNDRED + law["KVSATZ"]
        self.PVSATZAN = law["PVSATZAN_SAXONY"] if given.PVS else law["PVSATZAN"]
        if given.PVZ:
            self.PVSATZAN += law["PVZUSCHLAG"]
        else:
            self.PVSATZAN -= given.PVA * law["PVABSCHLAG"]

    def MRE4JL(self) -> None:
        """Put the pay of the period on the year (§ 39b Abs. 2 Satz 2 EStG)."""
        given = self.given
        self.ZRE4J, self.ZVBEZJ = self._of_year(given.RE4), self._of_year(given.VBEZ)
        self.JLFREIB, self.JLHINZU = self._of_year(given.LZZFREIB), self._of_year(given.LZZHINZU)
        self.say("ZRE4J", "§ 39b Abs. 2 Satz 2 EStG", DOWN, base=_euros(given.RE4))

    def _of_year(self, amount: int) -> Decimal:
        """Return cents of the period as euros of the year, cut to cents: a year has 12 months or 360 days."""
        if self.LZZ == YEAR:
            return cut(_euros(amount))
        if self.LZZ == MONTH:
            return cut(_euros(amount) * 12)
        if self.LZZ == WEEK:
            return cut(Decimal(amount) * 360 / 700)
        return cut(_euros(amount) * 360)

    def MRE4(self) -> None:
        """Reckon the allowance for pensions and the age relief (§ 39b Abs. 2 Satz 3 EStG)."""
        if self.ZVBEZJ == 0:
            self.FVB = self.FVBZ = self.FVBSO = self.FVBZSO = ZERO
        else:
            self._pension_allowance()
        self.MRE4ALTE()

    def _pension_allowance(self) -> None:
        share, most, addition, _age = figures.relief(self.given.VJAHR)
        base = Decimal(self.given.VBEZM)
        if self.LZZ == YEAR:
            VBEZB = base * self.ZMVB + self.given.VBEZS  # noqa: N806
            HFVB = up(most / 12 * self.ZMVB)  # noqa: N806
            self.FVBZ = up(addition / 12 * self.ZMVB)
        else:
            VBEZB = cut(base * 12 + self.given.VBEZS)  # noqa: N806
            HFVB, self.FVBZ = most, addition  # noqa: N806
        self.FVB = min(up(VBEZB * share / HUNDRED, 2), HFVB, self.ZVBEZJ)
        self.FVBSO = min(up(self.FVB + self.VBEZBSO * share / HUNDRED, 2), most)
        HFVBZSO = cut((VBEZB + self.VBEZBSO) / HUNDRED - self.FVBSO)  # noqa: N806
        self.FVBZSO = up(self.FVBZ + self.VBEZBSO / HUNDRED)
        if self.FVBZSO > HFVBZSO:
            self.FVBZSO = up(HFVBZSO)
        self.FVBZSO = min(self.FVBZSO, addition)
        HFVBZ = cut(VBEZB / HUNDRED - self.FVB)  # noqa: N806
        if self.FVBZ > HFVBZ:
            self.FVBZ = up(HFVBZ)
        self.say("FVB", "§ 19 Abs. 2 EStG", UP, base=VBEZB / HUNDRED, rate=share, ceiling=HFVB)

    def MRE4ALTE(self) -> None:
        """Reckon the age relief (§ 24a EStG), rounded up to whole euros."""
        if not self.given.ALTER1:
            self.ALTE = ZERO
            return
        share, _most, _addition, highest = figures.relief(self.given.AJAHR)
        base = self.ZRE4J - self.ZVBEZJ
        self.ALTE = min(up(base * share), highest)
        self.say("ALTE", "§ 24a EStG", UP, base=base, rate=share, ceiling=highest)

    def MRE4ABZ(self) -> None:
        """Take the allowances off the pay of the year (§ 39b Abs. 2 Satz 3 und 4 EStG)."""
        self.ZRE4 = max(cut(self.ZRE4J - self.FVB - self.ALTE - self.JLFREIB + self.JLHINZU), ZERO)
        self.ZRE4VP = self.ZRE4J
        self.ZVBEZ = max(cut(self.ZVBEZJ - self.FVB), ZERO)
        self.say("ZRE4", "§ 39b Abs. 2 Satz 3 und 4 EStG", DOWN, base=self.ZRE4J)

    def MZTABFB(self) -> None:
        """Add up the fixed allowances of the class (§§ 9a, 10c, 24b EStG)."""
        law, STKL = self.law, self.given.STKL  # noqa: N806
        self.ANP = ZERO
        if 0 <= self.ZVBEZ < self.FVBZ:
            self.FVBZ = cut(self.ZVBEZ, 0)
        if STKL < HIGHEST:
            if self.ZVBEZ > 0:
                self.ANP = min(up(self.ZVBEZ - self.FVBZ), law["ANP_PENSION"])
            if self.ZRE4 > self.ZVBEZ:
                rest = self.ZRE4 - self.ZVBEZ
                self.ANP = up(self.ANP + rest) if rest < law["ANP"] else self.ANP + law["ANP"]
        else:
            self.FVBZ = self.FVBZSO = ZERO
        self.KZTAB = 2 if STKL == SPLITTING else 1
        self.SAP = law["SAP"] if STKL < HIGHEST else ZERO
        self.EFA = law["EFA"] if STKL == SINGLE_PARENT else ZERO
        self.KFB = cut(self.given.ZKF * self._child_allowance(), 0)
        self.ZTABFB = cut(self.EFA + self.ANP + self.SAP + self.FVBZ)
        self.say("ZTABFB", "§ 39b Abs. 2 Satz 5 Nr. 1, 2 und 4 EStG")

    def _child_allowance(self) -> Decimal:
        if self.given.STKL >= LAST_ANNUAL:
            return ZERO
        whole: Decimal = self.law["KFB"]
        return whole / 2 if self.given.STKL == BOTH else whole

    # Tax of the year

    def MBERECH(self) -> None:
        """Reckon tax, solidarity surcharge and base of church tax for running pay."""
        self.MZTABFB()
        self.MLSTJAHR()
        self.LSTJAHR = cut(self.ST * self.F, 0)
        self.say("LSTJAHR", "§ 39b Abs. 2 Satz 6 bis 8 EStG", DOWN, base=self.ST, rate=self.F)
        self.LSTLZZ = self.UPANTEIL(self.LSTJAHR * HUNDRED)
        self._share("LSTLZZ", self.LSTLZZ, self.LSTJAHR)
        self.JBMG = self.LSTJAHR
        if self.given.ZKF > 0:
            self.about = "children"
            self.ZTABFB += self.KFB
            self.MRE4ABZ()
            self.MLSTJAHR()
            self.JBMG = cut(self.ST * self.F, 0)
            self.say("JBMG", "§ 51a Abs. 2a EStG", DOWN, base=self.ST, rate=self.F)
        self.MSOLZ()

    def MLSTJAHR(self) -> None:
        """Reckon the taxable income of the year and its tax."""
        self.UPEVP()
        self.ZVE = self.ZRE4 - self.ZTABFB - self.VSP
        self.UPMLST()

    @abstractmethod
    def UPEVP(self) -> None:
        """Reckon the provision for insurance (§ 39b Abs. 2 Satz 5 Nr. 3 EStG); each version has its own."""

    def private_health(self) -> Decimal:
        """Return the premium of private health insurance of a year."""
        return _euros(self.given.PKPV) * 12

    def UPMLST(self) -> None:
        """Cut the taxable income to whole euros and apply the tariff."""
        if self.ZVE < 1:
            self.ZVE = self.X = ZERO
        else:
            self.X = cut(self.ZVE / self.KZTAB, 0)
        self.say("ZVE", "§ 39b Abs. 2 Satz 5 EStG")
        self.ST = self.tariff.of_class(self.X, self.given.STKL, self.KZTAB)
        law = "§ 32a EStG" if self.given.STKL < LAST_ANNUAL else "§ 39b Abs. 2 Satz 7 EStG"
        self.say("ST", law, DOWN, base=self.X)

    def MSOLZ(self) -> None:
        """Reckon solidarity surcharge with its milder zone, and the base of church tax (§§ 3, 4 SolzG)."""
        self.SOLZFREI = self.SOLZFREI * self.KZTAB
        self.SOLZLZZ = 0
        if self.JBMG > self.SOLZFREI:
            full = cut(self.JBMG * self.law["SOLZSATZ"])
            milder = cut((self.JBMG - self.SOLZFREI) * self.law["SOLZMILDER"])
            self.SOLZJ = min(full, milder)
            self.say("SOLZJ", "§§ 3, 4 SolzG", DOWN, base=self.JBMG, ceiling=self.SOLZFREI)
            self.SOLZLZZ = self.UPANTEIL(cut(self.SOLZJ * HUNDRED, 0))
            self._share("SOLZLZZ", self.SOLZLZZ, self.SOLZJ)
        self.BK = self.UPANTEIL(self.JBMG * HUNDRED) if self.given.R > 0 else 0
        if self.given.R > 0:
            self._share("BK", self.BK, self.JBMG)

    def UPANTEIL(self, JW: Decimal) -> int:  # noqa: N803
        """Return the share of the period in cents of a year, cut to whole cents (§ 39b Abs. 2 Satz 9 EStG)."""
        if self.LZZ == YEAR:
            return int(JW)
        if self.LZZ == MONTH:
            return int(cut(JW / 12, 0))
        if self.LZZ == WEEK:
            return int(cut(JW * 7 / 360, 0))
        return int(cut(JW / 360, 0))

    def _share(self, name: str, amount: int, year: Decimal) -> None:
        self.steps.append(
            Step(name, _euros(amount), "§ 39b Abs. 2 Satz 9 EStG", base=year, rounding=DOWN, about=self.about)
        )

    # One-off pay

    def MSONST(self) -> None:
        """Reckon the tax on one-off pay: that of the year with it less that without (§ 39b Abs. 3 Satz 1 bis 8 EStG)."""
        given = self.given
        self.LZZ = YEAR
        self.ZMVB = self.ZMVB or 12
        if not given.SONSTB and not given.MBV:
            return
        self.about = "without"
        self.MOSONST()
        without = self.ST
        self.about = "with"
        self.ZRE4J = cut(_euros(given.JRE4 + given.SONSTB))
        self.ZVBEZJ = cut(_euros(given.JVBEZ + given.VBS))
        self.VBEZBSO = Decimal(given.STERBE)
        self.say("ZRE4J", "§ 39b Abs. 3 EStG", DOWN)
        self.MRE4SONST()
        self.MLSTJAHR()
        self.STS = int(cut((self.ST - without) * self.F, 0)) * 100
        self.steps.append(Step("STS", _euros(self.STS), "§ 39b Abs. 3 Satz 5 EStG", base=self.ST - without, rate=self.F, rounding=DOWN, about=self.about))  # fmt: skip
        self.STSMIN()

    def MOSONST(self) -> None:
        """Reckon the tax of the year without the one-off pay."""
        given = self.given
        self.ZRE4J, self.ZVBEZJ = cut(_euros(given.JRE4)), cut(_euros(given.JVBEZ))
        self.JLFREIB, self.JLHINZU = cut(_euros(given.JFREIB)), cut(_euros(given.JHINZU))
        self.say("ZRE4J", "§ 39b Abs. 3 EStG", DOWN)
        self.MRE4()
        self.MRE4ABZ()
        self.ZRE4VP -= _euros(given.JRE4ENT)
        self.MZTABFB()
        self.MLSTJAHR()

    def MRE4SONST(self) -> None:
        """Take the allowances off the pay of the year with the one-off pay."""
        given = self.given
        self.MRE4()
        self.FVB = self.FVBSO
        self.MRE4ABZ()
        self.ZRE4VP += _euros(given.MBV - given.JRE4ENT - given.SONSTENT)
        self.FVBZ = self.FVBZSO
        self.MZTABFB()

    def STSMIN(self) -> None:
        """Take a negative tax off the running one where shares of the company are the cause; else it counts as none."""
        if self.STS < 0:
            if self.given.MBV:
                self.LSTLZZ = max(self.LSTLZZ + self.STS, 0)
                self.SOLZLZZ = max(int(cut(self.SOLZLZZ + self.STS * self.law["SOLZSATZ"], 0)), 0)
                self.BK = max(self.BK + self.STS, 0)
            self.STS = self.SOLZS = 0
        else:
            self.MSOLZSTS()
        self.BKS = self.STS if self.given.R > 0 else 0

    def MSOLZSTS(self) -> None:
        """Reckon the surcharge on one-off pay: none below the exemption, else the full rate (§ 3 Abs. 4a SolzG)."""
        income = self.ZVE - self.KFB if self.given.ZKF > 0 else self.ZVE
        self.X = ZERO if income < 1 else cut(income / self.KZTAB, 0)
        self.ST = self.tariff.of_class(self.X, self.given.STKL, self.KZTAB)
        base = cut(self.ST * self.F, 0)
        self.SOLZS = int(cut(self.STS * self.law["SOLZSATZ"], 0)) if base > self.SOLZFREI else 0
        if self.SOLZS:
            self.steps.append(Step("SOLZS", _euros(self.SOLZS), "§ 3 Abs. 4a, § 4 SolzG", base=_euros(self.STS), rate=self.law["SOLZSATZ"], ceiling=self.SOLZFREI, rounding=DOWN, about=self.about))  # fmt: skip


def _euros(amount: int) -> Decimal:
    return Decimal(amount) / HUNDRED
