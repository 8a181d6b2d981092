"""The check of a plan, written a second time from the rules: it shares no code with what makes plans."""
