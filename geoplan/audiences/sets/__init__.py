"""What may be told of sets of placement properties: counts of children, money of no child, families by area."""
