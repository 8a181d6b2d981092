"""Where venues and properties should be: location models, rooms, options and what they cost."""
