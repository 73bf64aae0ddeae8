"""Rules of leaving: pure, without a database."""
