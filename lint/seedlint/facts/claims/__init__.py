"""Attributions and quotations: who says what, and what makes a claim checkable."""
