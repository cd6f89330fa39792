"""The evidence for and against a line being left by a page template, and how such a line is removed."""
