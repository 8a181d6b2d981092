"""Search with proof: branch and bound on the Lagrangian dual, and set cover."""
