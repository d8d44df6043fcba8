"""Read, check, apply and write a person's corrections (YAML)."""
