"""What speaks for and against a line being left by a template, and how it is taken out."""
