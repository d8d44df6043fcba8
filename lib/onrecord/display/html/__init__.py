"""Values → HTML: templates with escaping, and displays arranged on a page."""
