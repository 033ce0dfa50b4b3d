"""Pages of the court's tables and rules: to look up, to change in one published act, and to download (F-70, N-23)."""
