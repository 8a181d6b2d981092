"""A made-up year of mileage claims, audited against the clock."""
