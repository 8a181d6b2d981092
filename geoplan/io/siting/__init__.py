"""Tables and files about venues to choose from: candidates, options."""
