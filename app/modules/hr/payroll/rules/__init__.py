"""Rules of payroll: wage tax by the official flow, social insurance, and how each amount came about."""
