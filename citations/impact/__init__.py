"""What the records of the last days would be under other rules or other tables (N-07, N-23). Looks, and changes nothing."""
