"""Versions of the layout that agencies' systems write, beside the court's own: kept, offered, chosen (C-REC-06)."""
