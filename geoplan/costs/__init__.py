"""What travel costs: miles by the rates of the day, a year of weeks, what a change saves and when it pays."""
