"""Kinds that find repetitions, within one document or among several."""
