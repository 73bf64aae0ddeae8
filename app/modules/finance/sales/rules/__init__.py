"""The rules of sales: documents and their states, totals, tax, what the law demands of an invoice, and its texts."""
