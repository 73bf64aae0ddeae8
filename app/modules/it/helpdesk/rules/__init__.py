"""The rules of this topic, without a database."""
