"""Pages of devices that come from deliveries."""
