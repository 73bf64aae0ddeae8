"""Readers of electronic invoices: UBL 2.1, CII (D16B, D22B) and ZUGFeRD 1.0, alone or inside a PDF."""
