"""The networks that ship: loading them, and the input that they read."""
