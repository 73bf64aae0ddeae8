"""What is done with people who leave."""
