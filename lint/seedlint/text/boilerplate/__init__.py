"""Words and shapes of template lines: a line without its bullet, and the evidence that a page template left it."""
