"""Kinds that find text that a pipeline damaged: characters, encodings, cuts."""
