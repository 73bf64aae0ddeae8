"""Services of payroll."""
