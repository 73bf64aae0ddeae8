"""What is read of payroll."""
