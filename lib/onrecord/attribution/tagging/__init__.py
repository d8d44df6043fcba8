"""The trained tagger: text to pieces, pieces to labels, labels to attributions."""
