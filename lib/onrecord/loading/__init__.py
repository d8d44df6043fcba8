"""Sources (files, folders, addresses, standard input) → articles with metadata."""
