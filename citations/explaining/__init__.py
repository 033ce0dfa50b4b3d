"""What people are told of a record: what is wrong and where, what would be right, what may have happened, what is missing."""
