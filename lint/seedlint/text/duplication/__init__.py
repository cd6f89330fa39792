"""Comparing texts: rows of words, similarity of word counts, and what repeats on purpose."""
