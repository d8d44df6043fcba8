"""The command line: arguments → calls. One module per command; nothing heavy loads until a command runs."""
