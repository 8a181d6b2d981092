"""Who may see what: rows of a plan, the fields of each audience, small counts and masked places."""
