"""A person's corrections in the notebook: the form, the call that writes one, the list of those applied."""
