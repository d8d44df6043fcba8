"""Credits: bylines, author fields, datelines and credit sentences → who wrote a story, where and when."""
