"""Plain, frozen, checked things of the field: no tables, no files, no graphs. Codes, never names."""
