"""Plan the travel of children in care."""
