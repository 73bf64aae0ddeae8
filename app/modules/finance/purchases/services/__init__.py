"""What is done with incoming invoices."""
