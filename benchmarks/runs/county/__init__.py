"""Driver runs of the embedded county: how long a good plan takes to find, and what it is worth."""
