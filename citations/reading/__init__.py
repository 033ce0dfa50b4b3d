"""From bytes to a header and records. Pure: knows no framework, no database and no rule about what a field may hold.

`files` finds the pieces of a file, `labels` says what each byte is, `text` turns the bytes of a field into text and dates.
"""
