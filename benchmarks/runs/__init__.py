"""Driver runs measured on published instances, beside other libraries, and on the made-up county."""
