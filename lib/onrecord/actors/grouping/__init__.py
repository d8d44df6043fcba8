"""Names → entities: which names refer to the same actor, and what kind of actor it is."""
