"""Kinds that report missing or unusable provenance: author, source, canonical URL, licence, dates of corrections."""
