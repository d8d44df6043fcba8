"""How names, claims, values and doubt are worded everywhere."""
