"""The values that stages pass to each other: articles, spans, attributions, columns, errors."""
