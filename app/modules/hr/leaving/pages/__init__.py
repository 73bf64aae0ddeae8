"""Pages of people who leave."""
