"""Where and when: every way of holding an occasion, and the model that chooses among them."""
