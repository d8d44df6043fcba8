"""The trained tagger: text → word pieces → labels → attributions."""
