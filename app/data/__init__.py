"""SQLAlchemy and the shared mechanisms of the book: it knows no Qt."""
