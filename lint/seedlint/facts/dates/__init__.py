"""When a document says it was written, and the expressions of time in it."""
