"""Pages of paper originals."""
