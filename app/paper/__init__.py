"""Paper: letters, tables and statements through reportlab; it knows no Qt and no SQL."""
