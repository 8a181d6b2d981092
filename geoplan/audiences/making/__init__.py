"""Making rows of a case and a plan."""
