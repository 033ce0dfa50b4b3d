"""What changes the tables: drafts, their publication, and the look at what they would do."""
