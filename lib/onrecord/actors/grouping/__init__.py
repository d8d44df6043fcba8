"""Names → entities: which names refer to the same actor, and the kind of each actor."""
