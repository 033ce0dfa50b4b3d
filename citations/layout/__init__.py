"""The records of the interchange as data: what stands where, in bytes."""
