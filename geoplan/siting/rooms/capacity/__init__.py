"""Rooms as capacity: which venues to have, when rooms, age bands, hours and days are what they hold."""
