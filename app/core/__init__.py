"""Plain Python that everything stands on: it knows no Qt and no SQL."""
