"""The marked article is the article: no word lost, none added, each mark where its row says."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import actor, build, claim
from onrecord import Article, analyze
from onrecord.display.annotated import annotated_article, text_segments
from onrecord.display.speakers.speaker_colours import SHADES, UNKNOWN
from onrecord.model.spans import paragraphs


def words_of(page: str) -> list[str]:
    """The paragraphs of the marked article, without the notes beside them."""
    body = page[page.index('<div class="words">') :]
    return [
        html.unescape(re.sub(r"<[^>]+>", "", p)) for p in re.findall(r"<p dir=\"auto\">(.*?)</p>", body, re.S)
    ]


def test_every_word_is_there(analysis):
    text = analysis.article.text
    page = annotated_article.annotate(analysis)._repr_html_()
    assert words_of(page) == [text[b:e] for b, e in paragraphs(text)]


def test_a_claim_is_marked_with_its_kind_and_speaker_and_has_a_note(analysis):
    page = annotated_article.annotate(analysis)._repr_html_()
    assert re.search(r'<mark class="claim mixed s1" data-claims="c3"[^>]*title="Tom Rook, criticism"', page)
    assert page.count('data-claims="c2"') == 2
    assert page.count('id="note-c2" href="#c2"') == 1
    assert '<b class="cue s1">called</b>' in page


def test_notes_stand_beside_the_paragraph_in_which_their_claim_begins(analysis):
    paragraphs = annotated_article.annotate(analysis).paragraphs
    assert [[note.text for note in paragraph.notes] for paragraph in paragraphs] == [
        ["Ada Quill, 4 March 2024"],
        ["Ada Quill"],
        ["Tom Rook, criticism", "Tom Rook", "spokesperson, denial"],
    ]


def test_the_first_mention_is_a_link_and_the_others_are_not(analysis):
    page = annotated_article.annotate(analysis)._repr_html_()
    assert page.count('href="#m-a1"') == 1
    assert page.count('title="harbour board"') == 2


def test_a_claim_inside_a_claim_shows_both():
    text = "She said he had said it was over."
    made = build(
        Article(text),
        [actor(1, "She", [(0, 3)]), actor(2, "he", [(9, 11)])],
        [claim(1, "a1", [(9, 32)]), claim(2, "a2", [(21, 32)])],
    )
    stretches = annotated_article.annotate(made).paragraphs[0].stretches
    assert [s.claims for s in stretches] == [(), ("c1",), ("c1", "c2"), ()]
    assert stretches[2].ends == ("c1", "c2")


def test_a_claim_over_two_paragraphs_is_marked_in_both():
    text = "“One thing.\n\n“And another,” Bo said."
    made = build(Article(text), [actor(1, "Bo", [(28, 30)])], [claim(1, "a1", [(0, 27)], kind="direct")])
    first, second = (p.stretches for p in annotated_article.annotate(made).paragraphs)
    assert first[0].claims == second[0].claims == ("c1",)
    assert first[0].ends == () and second[0].ends == ("c1",)


def test_many_speakers_share_the_last_shade_and_keep_their_initials(crowd):
    marked = annotated_article.annotate(crowd(40))
    assert [len(entry.speakers) for entry in marked.legend] == [1] * SHADES + [32]
    initials = [one.mark.initials for entry in marked.legend for one in entry.speakers]
    assert len(set(initials)) == 40


def test_a_claim_without_a_speaker_has_a_place_in_the_legend():
    text = "It was reported that the sky fell."
    marked = annotated_article.annotate(build(Article(text), [], [claim(1, None, [(16, 33)])]))
    (entry,) = marked.legend
    assert entry.shade == SHADES and [one.mark for one in entry.speakers] == [UNKNOWN]


def test_the_legend_hides_speakers_of_whom_only_everything_shows_a_claim(analysis):
    assert all(entry.is_statement for entry in annotated_article.annotate(analysis).legend)
    analysis.claims["sourced"] = analysis.claims["speaker"] != "a3"
    html = annotated_article.annotate(analysis)._repr_html_()
    assert html.count('<label class="no-statement">') == 1


def test_hostile_text_is_shown_as_text(hostile):
    page = annotated_article.annotate(hostile)._repr_html_()
    assert not re.search(r"<(?:script|img|b(?! class=\"cue)|h1)\b", page)
    text = hostile.article.text.replace("\u0007", "")
    assert words_of(page) == [text[b:e] for b, e in paragraphs(text)]


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: tuple(sorted(p))), max_size=6
)


@settings(max_examples=50)
@given(st.text(alphabet="ab<&\n “”\u202e", max_size=60), spans, spans)
def test_any_spans_over_any_text_lose_no_word(text, contents, mentions):
    made = build(
        Article(text),
        [actor(i, f"A{i}", [span]) for i, span in enumerate(mentions, 1)],
        [claim(i, None, [span]) for i, span in enumerate(contents, 1)],
    )
    marked = annotated_article.annotate(made)
    shown = ["".join(s.text for stretch in p.stretches for s in stretch.segments) for p in marked.paragraphs]
    assert shown == [text[b:e] for b, e in paragraphs(text)]
    marked._repr_html_()


def test_an_actor_is_linked_at_its_name_and_not_at_a_role_before_it():
    analysis = analyze(Article("The club's manager, Grace Pell, wept. “I was late,” Pell said."))
    marks = {mark.id: mark for mark in text_segments._marks(analysis) if mark.layer == "actor"}
    (pell,) = (row.id for row in analysis.actors.itertuples() if row.name == "Grace Pell")
    begin, end = marks[pell].spans[0]
    assert analysis.article.text[begin:end] == "Grace Pell"
