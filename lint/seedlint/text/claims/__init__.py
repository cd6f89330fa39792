"""Who says what: verbs of saying, quotation marks, figures that claim something, and what makes a claim checkable."""
