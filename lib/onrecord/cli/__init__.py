"""The command line: arguments → calls."""
