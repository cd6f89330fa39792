"""Comparing texts: counts and rows of words, the words of headings, similarity, and what repeats on purpose."""
