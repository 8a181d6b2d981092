"""What the inputs say of whoever drives; times, loads and lengths that follow from an order of stops."""
