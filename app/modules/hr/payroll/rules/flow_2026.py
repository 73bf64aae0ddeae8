"""The flow of 2026: the least provision is gone, unemployment insurance counts, the real subsidy to private health insurance."""

from __future__ import annotations

from app.modules.hr.payroll.rules.flow import HIGHEST, Flow
from app.modules.hr.payroll.rules.rounding import DOWN, HUNDRED, UP, ZERO, cut, up


class Flow2026(Flow):
    """Lohnsteuer2026, as of 23 October 2025."""

    VSPKVPV = VSPALV = VSPHB = VSPN = ZERO

    def UPEVP(self) -> None:
        """Add pension, health and care; with unemployment up to a most where that is more (§ 39b Abs. 2 Satz 5 Nr. 3 EStG)."""
        law, given = self.law, self.given
        self.VSPR = ZERO
        if not given.KRV:
            base = min(self.ZRE4VP, law["BBGRVALV"])
            self.VSPR = cut(base * law["RVSATZAN"])
            self.say("VSPR", "§ 39b Abs. 2 Satz 5 Nr. 3 a EStG", DOWN, base=base, rate=law["RVSATZAN"])
        self.MVSPKVPV()
        if not given.ALV and given.STKL < HIGHEST:
            self.MVSPHB()
        self.say("VSP", "§ 39b Abs. 2 Satz 5 Nr. 3 EStG", UP)

    def MVSPKVPV(self) -> None:
        """Reckon the part for health and care insurance, statutory or private."""
        given = self.given
        base = min(self.ZRE4VP, self.law["BBGKVPV"])
        if not given.PKV:
            self.VSPKVPV = cut(base * (self.KVSATZAN + self.PVSATZAN))
        elif given.STKL < HIGHEST:
            subsidy = cut(given.PKPVAGZ * 12 / HUNDRED)
            self.VSPKVPV = max(cut(self.private_health()) - subsidy, ZERO)
        else:
            self.VSPKVPV = ZERO
        self.say("VSPKVPV", "§ 39b Abs. 2 Satz 5 Nr. 3 b bis d EStG", DOWN, base=base)
        self.VSP = up(self.VSPKVPV + self.VSPR)

    def MVSPHB(self) -> None:
        """Reckon the part for unemployment insurance, with health and care no more than the most."""
        law = self.law
        base = min(self.ZRE4VP, law["BBGRVALV"])
        self.VSPALV = cut(law["AVSATZAN"] * base)
        self.say("VSPALV", "§ 39b Abs. 2 Satz 5 Nr. 3 e EStG", DOWN, base=base, rate=law["AVSATZAN"])
        most = law["PROVISION_MOST"]
        self.VSPHB = min(cut(self.VSPALV + self.VSPKVPV), most)
        self.say("VSPHB", "§ 39b Abs. 2 Satz 5 Nr. 3 e EStG", DOWN, ceiling=most)
        self.VSPN = up(self.VSPR + self.VSPHB)
        self.VSP = max(self.VSP, self.VSPN)
