"""Training of what makes rows of the actor table, on rows that readers checked (`data/rows.jsonl`)."""
