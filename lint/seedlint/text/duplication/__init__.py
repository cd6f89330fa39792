"""What makes two texts one: rows of words, likeness, and what may come twice."""
