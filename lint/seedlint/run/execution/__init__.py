"""The inspection of documents: tasks, the worker processes that do them, and what all of them give in order."""
