"""What can be done: load the court's tables, receive a file, file its records."""
