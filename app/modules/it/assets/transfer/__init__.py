"""Import of devices from CSV and XLSX: what columns there are, what a row says, and what is done with it."""
