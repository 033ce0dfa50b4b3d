"""Whether a file that somebody sends does harm: the scanner is asked before anything reads the file."""
