"""What changes partners, and what takes in their files."""
