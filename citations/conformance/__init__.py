"""A pack of made-up citations with known verdicts: the maker of a system enters them, and the court's rules grade the file."""
