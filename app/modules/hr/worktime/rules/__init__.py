"""The arithmetic of working time: typed times, the clock with its changes, checks against the law, surcharges, balances."""
