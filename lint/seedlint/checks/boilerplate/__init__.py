"""Kinds that find what a page's template left in a text."""
