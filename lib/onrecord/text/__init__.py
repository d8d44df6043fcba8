"""Text → parse, words and quotations."""
