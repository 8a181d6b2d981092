"""What may be told of sets of placement properties: counts, money of no single child, families by area."""
