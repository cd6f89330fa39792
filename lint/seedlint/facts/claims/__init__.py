"""Attributions and quotations: who says what."""
