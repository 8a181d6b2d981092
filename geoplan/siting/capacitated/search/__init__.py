"""The search for the best sites and its proof: prices, ruling out, branch and bound."""
