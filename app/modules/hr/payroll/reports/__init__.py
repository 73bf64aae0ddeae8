"""Papers and lists of payroll."""
