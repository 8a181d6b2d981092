"""Who: workers on duty, where they are lent, and which of them supervises each occasion."""
