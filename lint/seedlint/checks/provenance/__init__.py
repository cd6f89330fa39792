"""Kinds that find what a document doesn't say of its own origin."""
