"""What stands fast of a plan that is changed while it is driven."""
