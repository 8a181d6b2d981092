"""Driver runs: the problem, the search, the independent checker, reasons, re-planning and the week."""
