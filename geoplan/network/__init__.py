"""Road networks: built, saved, given speeds, snapped to, travelled on. Only here is osmnx imported."""
