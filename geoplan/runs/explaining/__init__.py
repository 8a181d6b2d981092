"""Who could take a request, why nobody does, and the least to ask somebody for."""
