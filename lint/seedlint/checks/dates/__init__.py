"""Kinds that find dates that are missing, impossible, ambiguous or in contradiction."""
