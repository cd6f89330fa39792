"""Kinds that find what is said twice, in one document or in several."""
