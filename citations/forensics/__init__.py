"""What may have happened to a record with many problems: bytes lost or put in, lines broken, another layout (N-08).

Pure: knows no framework and no database. A record is read again as if it were shifted, and the other reading is told only if
it is clearly the better one. `scoring` counts the fields that are as they should be, `shifts` tries the shifts, `cuts` looks at
lengths, `looking` is the door.
"""
