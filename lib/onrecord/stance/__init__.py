"""Claims and cast → stances: which actor supports or opposes which, with the evidence."""
