"""Kinds that find damaged text: wrong characters or encodings, unbalanced quotation marks, truncation."""
