"""Files of times brought in, and lists handed over to payroll and advisers."""
