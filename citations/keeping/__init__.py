"""How bytes are kept: how many are taken in, where they wait, and how they lie encrypted on the disk and in the database."""
