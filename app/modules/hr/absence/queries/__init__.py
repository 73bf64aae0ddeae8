"""What is read of absences."""
