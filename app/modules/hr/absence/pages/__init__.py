"""Pages of absences."""
