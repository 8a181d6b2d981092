"""Who could drive a run, when and with which car, and which rules keep them from a request."""
