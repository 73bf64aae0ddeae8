"""The flow of 2025: a least provision for insurance, a typical subsidy to private health insurance, cents inside class V."""

from __future__ import annotations

from app.modules.hr.payroll.rules.flow import HIGHEST, SPLITTING, Flow
from app.modules.hr.payroll.rules.rounding import DOWN, UP, ZERO, cut, up

WITH_SUBSIDY = 2  # PKV: privately insured with the employer's subsidy


class Flow2025(Flow):
    """Lohnsteuer2025, as of 17 September 2025."""

    STEP_PLACES = 2
    VSP1 = VSP2 = VSP3 = VSPN = ZERO

    def UPEVP(self) -> None:
        """Take the higher of the least provision and the one by contributions (§ 39b Abs. 2 Satz 5 Nr. 3 EStG 2025)."""
        law = self.law
        self.VSP1 = ZERO
        if not self.given.KRV:
            self.ZRE4VP = min(self.ZRE4VP, law["BBGRVALV"])
            self.VSP1 = cut(self.ZRE4VP * law["RVSATZAN"])
            self.say("VSP1", "§ 39b Abs. 2 Satz 5 Nr. 3 a EStG", DOWN, base=self.ZRE4VP, rate=law["RVSATZAN"])
        most = law["PROVISION_MOST_3" if self.given.STKL == SPLITTING else "PROVISION_MOST"]
        share = law["PROVISION_SHARE"]
        self.VSP2 = min(cut(self.ZRE4VP * share), most)
        self.say("VSP2", "§ 39b Abs. 2 Satz 5 Nr. 3 EStG", DOWN, base=self.ZRE4VP, rate=share, ceiling=most)
        self.VSPN = up(self.VSP1 + self.VSP2)
        self.MVSP()
        self.VSP = max(self.VSP, self.VSPN)
        self.say("VSP", "§ 39b Abs. 2 Satz 5 Nr. 3 EStG", UP)

    def MVSP(self) -> None:
        """Reckon the provision by contributions to health and care insurance."""
        law, given = self.law, self.given
        self.ZRE4VP = min(self.ZRE4VP, law["BBGKVPV"])
        if given.PKV:
            self.VSP3 = ZERO
            if given.STKL < HIGHEST:
                self.VSP3 = self.private_health()
                if given.PKV == WITH_SUBSIDY:
                    care = law["PVSATZAG_SAXONY" if given.PVS else "PVSATZAG"]
                    self.VSP3 = cut(self.VSP3 - self.ZRE4VP * (law["KVSATZAG"] + care))
        else:
            self.VSP3 = cut(self.ZRE4VP * (self.KVSATZAN + self.PVSATZAN))
        self.say("VSP3", "§ 39b Abs. 2 Satz 5 Nr. 3 b bis d EStG", DOWN, base=self.ZRE4VP)
        self.VSP = up(self.VSP3 + self.VSP1)
