"""What is told of a run, a document or a setting beside findings."""
