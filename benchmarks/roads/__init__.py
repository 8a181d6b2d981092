"""Travel matrices and loading, next to peer libraries in one run: ``python -m benchmarks.roads --help``."""
