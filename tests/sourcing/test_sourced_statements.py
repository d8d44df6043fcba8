"""Which claims are statements for which the story cites a source."""

from onrecord import Article, analyze
from onrecord.sourcing import sourced_statements

TEXT = (
    "Mayor Ann Ost said the harbour would close in March because its walls are unsafe.\n\n"
    "“We have counted 14 cracked piles and we have no money to mend them,” she said.\n\n"
    "Skipper Tom Rook wants to sail."
)


def test_a_statement_is_sourced_and_a_wish_is_not():
    claims = analyze(Article(TEXT)).claims
    said = {TEXT[row.content[0][0] : row.content[0][1]]: row.sourced for row in claims.itertuples()}
    assert [value for words, value in said.items() if "harbour would close" in words] == [True]
    assert [value for words, value in said.items() if "cracked piles" in words] == [True]
    assert not any(value for words, value in said.items() if words.startswith("to sail"))


def test_the_flag_follows_the_probability():
    claims = analyze(Article(TEXT)).claims
    assert claims["sourced_probability"].between(0, 1).all()
    assert (claims["sourced"] == (claims["sourced_probability"] >= sourced_statements.THRESHOLD)).all()
