"""The rules of emergencies: impact over time, steps of plans, what of a handbook changed."""
