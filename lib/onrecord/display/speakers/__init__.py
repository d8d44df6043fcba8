"""Analysis → a card for each speaker, and the colour and initials that mark each of them."""
