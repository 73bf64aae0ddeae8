"""What is read of people who leave."""
