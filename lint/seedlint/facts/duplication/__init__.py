"""What documents are compared by: their normalized words, and how often runs of them repeat."""
