"""Reading package data and YAML that people write by hand."""
