"""Ways of parting children, and the least cut between them."""
