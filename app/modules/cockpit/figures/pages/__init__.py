"""Pages of the cockpit: boards and the register of figures."""
