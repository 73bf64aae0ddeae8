"""Rules of absence: pure reckoning of leave, sickness and protection."""
