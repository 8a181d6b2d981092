"""From the routes of a search to a plan, and what one request more costs a route."""
