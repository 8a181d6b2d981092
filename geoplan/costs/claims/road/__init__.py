"""Claimed journeys by road: all their stretches in a few tables, and each journey of these."""
