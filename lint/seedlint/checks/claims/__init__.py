"""Kinds that find claims whose source nobody could ask."""
