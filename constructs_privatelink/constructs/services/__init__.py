"""The services with wiring of their own, one module for each family."""
