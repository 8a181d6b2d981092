"""Figures against published instances and peer libraries; each module is one command."""
