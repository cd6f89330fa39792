"""The provenance that a document states: its author, source, canonical URL, licence and corrections."""
