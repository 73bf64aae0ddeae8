"""What is read of incoming invoices."""
