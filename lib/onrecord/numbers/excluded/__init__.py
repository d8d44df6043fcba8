"""Parts of a text that are not numbers of the story: idioms, names and labels."""
