"""Expressions of time: the calendar's words, their forms in several languages, what they mean on a given day."""
