"""What sourcing does."""
