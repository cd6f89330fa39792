"""Kinds that find contacts that don't work, contradict each other or stand in for real ones."""
