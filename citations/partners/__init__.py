"""Files that systems send by machine: over the interface with a token, and through a folder that is watched."""
