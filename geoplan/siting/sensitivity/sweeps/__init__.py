"""Many evaluations on many cores, each done once: `map_scenarios`, and results kept by content hash."""
