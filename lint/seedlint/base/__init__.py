"""The words of seedlint as data, what goes wrong, and where things are kept: what all floors stand on."""
