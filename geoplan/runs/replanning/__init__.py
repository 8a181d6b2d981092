"""A week that changes while it is driven: what has happened, who must be phoned, and what to say."""
