"""Pages of the tables."""
