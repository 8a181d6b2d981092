"""Compiled loops of the search: the dual, interchange, and what they share."""
