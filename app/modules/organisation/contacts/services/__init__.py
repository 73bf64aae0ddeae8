"""What is done with contacts."""
