"""Benchmarks: ratios in one run against named yardsticks, in CPU time."""
