"""Word lists, regular expressions and small pure functions on text; they know neither a document's facts nor a rule."""
