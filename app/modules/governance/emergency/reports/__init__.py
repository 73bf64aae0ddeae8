"""Papers of emergencies: the handbook, and the report of an incident."""
