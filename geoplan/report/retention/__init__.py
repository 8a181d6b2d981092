"""What an information governance officer reads: what is kept, certificates, one person's data, a DPIA."""
