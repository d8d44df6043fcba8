"""The command line: arguments → calls, with a module per command. Heavy modules load when a command runs."""
