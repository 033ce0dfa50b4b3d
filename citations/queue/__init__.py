"""The queue of citations that wait: who works on which, and how they are corrected (C-ERQ-01 to C-ERQ-08)."""
