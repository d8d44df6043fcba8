"""Loading: sources (files, folders, standard input, addresses) → articles.

`read.read` gives the articles of sources. It recognizes the format of a file (`formats/`) and has its reader
make drafts (`draft.Draft`). `make_article` turns a draft into an article: it splits off the headline and the
credits, cuts boilerplate, and notes doubts as warnings.

| folder | from → to |
|---|---|
| `fetching/` | address → page |
| `formats/` | file → drafts of its articles |
| `pages/` | HTML → draft: story, headline, byline, day |
| `records/` | JSON object, table row, front matter → draft |
| `credits/` | lines and fields → reporters, agencies, publisher, day, dateline |
| `cleaning/` | text → paragraphs without boilerplate, headline, language |
"""
