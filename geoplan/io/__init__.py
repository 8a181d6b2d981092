"""Files to things of the domain and back. Only here do column names live."""
