"""Loading: sources (files, folders, standard input, addresses) → articles.

`read.read` gives the articles of sources; `formats.table` lists the formats, a module each in `formats/`;
`pages/` reads web pages. A reader of a format gives drafts (`values.Draft`); `finish.make_article` makes them
articles: headline told from body, boilerplate and credits cut, doubts noted as warnings.
"""
