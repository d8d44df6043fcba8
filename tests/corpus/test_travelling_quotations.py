"""Quotations that travel, and what differs in their wording."""

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.compare_quotations import are_same, compare, is_same, quoted_sentences, words_of
from onrecord.corpus.travelling_quotations import find_quotes
from onrecord.corpus.views.quotation_variants import travelled


def marked(pieces):
    return [(piece.mark, piece.text) for piece in pieces]


def test_the_same_quotation_is_found_though_words_differ(corpus):
    quotes = {quote.speaker: quote for quote in travelled(corpus).quotes}
    assert set(quotes) == {"Ada Quill (Harbour Board)", "Tom Rook (Fleet Association)"}
    rook = quotes["Tom Rook (Fleet Association)"]
    assert rook.differs and rook.articles == 2
    assert [v.publisher for v in rook.versions] == ["The Lantern", "Coast Daily"]
    changed = {mark for version in rook.versions for mark, _ in marked(version.pieces)}
    assert changed == {"same", "added", "left out"}
    assert rook.versions[0].address == f"{corpus.base}/quay-closure-anger/report.html#row-c1"


def test_a_copied_article_is_no_travel(corpus):
    assert "wire-copy" not in corpus.ask("SELECT article FROM quotes")["article"].tolist()


def test_differences_are_marked_word_by_word():
    pieces = compare("We will fight this plan in every court.", "We will fight it in every court")
    assert marked(pieces) == [
        ("same", "We will fight"),
        ("left out", "this plan"),
        ("added", "it"),
        ("same", "in every court"),
    ] or marked(pieces) == [
        ("same", "We will fight"),
        ("added", "it"),
        ("left out", "this plan"),
        ("same", "in every court"),
    ]


words = st.lists(st.sampled_from(["a", "bee", "Sea,", "dee.", "“E", "’", "…"]), max_size=12).map(" ".join)


@given(words, words)
def test_the_pieces_give_both_wordings_back(full, other):
    pieces = compare(full, other)
    mine = " ".join(p.text for p in pieces if p.mark != "left out")
    assert mine.split() == other.split()
    assert len([w for p in pieces if p.mark != "added" for w in p.text.split()]) == len(full.split())


@given(st.text(max_size=80))
def test_any_text_has_its_sentences(text):
    for sentence in quoted_sentences(f"“{text}”", "direct"):
        words_of(sentence)


def test_an_interrupted_quotation_is_one_and_two_are_two():
    assert quoted_sentences("“It is old,” “and unsafe.”", "direct") == ["It is old, and unsafe."]
    assert quoted_sentences("“a disgrace” “A sham.”", "mixed") == ["a disgrace", "A sham."]
    assert quoted_sentences("Nobody asked us. We know.", "direct") == ["Nobody asked us.", "We know."]
    assert quoted_sentences("the plan is dead", "indirect") == []


def test_a_part_of_a_sentence_is_the_same_and_a_phrase_is_not():
    full = words_of("We will fight this plan in every court there is, and we will win.")
    assert is_same(full, words_of("fight this plan in every court"))
    assert not is_same(full, words_of("we will win this"))
    assert not is_same(full, words_of("In every court there was a judge who would not hear of us"))


signs = st.text(st.characters(min_codepoint=0xE000, max_codepoint=0xE008), min_size=1, max_size=14)


@given(st.lists(st.tuples(signs, signs, st.sampled_from([0.75, 0.9]))))
def test_pairs_are_compared_as_single_wordings_are(pairs):
    one, other, likeness = zip(*pairs, strict=True) if pairs else ((), (), ())
    expected = [is_same(list(a), list(b), least) for a, b, least in pairs]
    assert are_same(one, other, likeness).tolist() == expected


def found(*said):
    """The sentences of each quotation by article; said: article, claim, words, speaker."""
    database = duckdb.connect()
    database.execute("CREATE TABLE articles (article VARCHAR, same_as VARCHAR)")
    database.execute(
        "CREATE TABLE claims (article VARCHAR, claim VARCHAR, said VARCHAR, kind VARCHAR, entity BIGINT)"
    )
    for name in {row[0] for row in said}:
        database.execute("INSERT INTO articles VALUES (?, NULL)", [name])
    database.executemany("INSERT INTO claims VALUES (?, ?, ?, 'direct', ?)", said)
    find_quotes(database)
    quotes = {}
    for quote, article, sentence in database.execute(
        "SELECT quote, article, sentence FROM quotes ORDER BY quote, article, length(claim), claim, place"
    ).fetchall():
        quotes.setdefault(quote, {}).setdefault(article, []).append(sentence)
    return list(quotes.values())


def test_the_same_words_travel_whatever_else_their_articles_quote():
    words = "“Nobody told us about the new roof,”"
    longer = "“The builders looked at each of the old beams twice last week.”"
    (quote,) = found(("a", "c1", words, 1), ("a", "c2", longer, 2), ("b", "c1", words, 1))
    assert quote == {article: ["Nobody told us about the new roof,"] for article in "ab"}


def test_an_article_that_cuts_a_sentence_in_two_has_both_parts():
    whole = "“Nobody told us about the new roof until the builders came with their vans and ladders.”"
    parts = "“Nobody told us about the new roof,” “Then the builders came with their vans and ladders.”"
    for other in (1, 2):  # the same speaker or, because two names were not joined, another
        (quote,) = found(("a", "c1", whole, 1), ("b", "c1", parts, other))
        assert quote["b"] == [
            "Nobody told us about the new roof,",
            "Then the builders came with their vans and ladders.",
        ]


def test_what_an_article_repeats_is_there_once():
    whole = "“Nobody told us about the new roof.”"
    (quote,) = found(
        ("a", "c1", whole, 1), ("a", "c2", "“told us about the new roof”", 1), ("b", "c1", whole, 1)
    )
    assert quote == {article: ["Nobody told us about the new roof."] for article in "ab"}
