"""Compiled parts: knapsacks of the dual, and the assignment of customers to open sites."""
