"""Comparing documents with each other: sorting more marks than fit in memory, and the index of a large corpus."""
