"""What is worth asking about a claim: one journey on several rows, times that do not fit, rates, amounts."""
