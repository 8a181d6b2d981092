"""From a case to the arrays that the search solves."""
