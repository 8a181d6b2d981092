"""Tables of a user's own rates and school terms."""
