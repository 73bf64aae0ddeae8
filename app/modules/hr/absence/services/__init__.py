"""What is done with absences."""
