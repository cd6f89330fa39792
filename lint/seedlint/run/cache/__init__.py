"""The cache of findings: results of unchanged documents are read back instead of made again."""
