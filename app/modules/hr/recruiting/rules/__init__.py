"""Rules of recruiting: pure, without a database."""
