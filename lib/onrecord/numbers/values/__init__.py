"""Amounts without units, in digits, words or both."""
