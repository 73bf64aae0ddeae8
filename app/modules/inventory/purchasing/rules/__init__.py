"""The arithmetic and the closed lists of purchasing."""
