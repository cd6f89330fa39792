"""Data and functions for a text's provenance: agencies, licence names, and the first and last lines of a text."""
