"""Road networks: built, saved, given speeds, snapped to and travelled on. Only here are osmnx and pyosmium imported."""
