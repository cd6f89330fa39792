"""What all floors build on: the data model, errors, positions, the cache folder."""
