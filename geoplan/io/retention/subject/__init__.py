"""Everything that is held about one person's code, and where: what a request for access asks for."""
