"""What travel costs, for analysts and managers: weeks, savings, months and quarters, claims, years."""
