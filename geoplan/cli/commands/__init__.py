"""One module a command: its options, and the few calls it makes."""
