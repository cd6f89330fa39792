"""Runs: which files are read, how they are inspected and compared, what is cached, and what a report is made of."""
