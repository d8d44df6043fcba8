import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribution.rules import find_attributions
from onrecord.text import parse


def attributions(text):
    """Return the words of (source, cue, content) of each attribution; parts of a role are joined by “ … ”."""
    return [
        tuple(" … ".join(text[b:e] for b, e in spans) for spans in (a.source, a.cue, a.content))
        for a in find_attributions(parse(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials said the bridge would close.",
            ("Officials", "said", "the bridge would close"),
        ),
        (
            "“The bridge is unsafe,” said Maria Lopez, the city engineer.",
            ("Maria Lopez, the city engineer", "said", "“The bridge is unsafe,”"),
        ),
        (
            "“The bridge is unsafe,” Lopez said on Friday. “We are closing it.”",
            ("Lopez", "said", "“The bridge is unsafe,” … “We are closing it.”"),
        ),
        (
            'Lopez said: "The bridge is unsafe."',
            ("Lopez", "said", '"The bridge is unsafe."'),
        ),
        (
            "According to the engineers, the bridge is unsafe.",
            ("the engineers", "According to", "the bridge is unsafe"),
        ),
        (
            "The bridge is unsafe, according to the engineers.",
            ("the engineers", "according to", "The bridge is unsafe"),
        ),
        (
            "In court, witnesses told the jury that the pair had argued.",
            ("witnesses", "told", "that the pair had argued"),
        ),
        (
            "Critics accuse the mayor of ignoring the warnings.",
            ("Critics", "accuse", "the mayor of ignoring the warnings"),
        ),
        (
            "The minister has dismissed the claims as nonsense.",
            ("The minister", "has dismissed", "the claims as nonsense"),
        ),
        (
            "The agency put the losses at 300.",
            ("The agency", "put", "the losses at 300"),
        ),
        (
            "The union warned of strikes if talks fail.",
            ("The union", "warned of", "strikes if talks fail"),
        ),
        (
            "Mr Webb said he would ask the auditor, adding that residents had been “kept in the dark”.",
            ("Mr Webb", "adding", "that residents had been “kept in the dark”"),
        ),
        (
            "“It’s a first step,” says lead author Tomás Ibarra of the University of Chile, “but a big one.”",
            (
                "lead author Tomás Ibarra of the University of Chile",
                "says",
                "“It’s a first step,” … “but a big one.”",
            ),
        ),
        (
            "The telescope, astronomers say, will see ten times farther.",
            ("astronomers", "say", "The telescope … will see ten times farther"),
        ),
        (
            "Prosecutors alleged that Dunne took bribes; his lawyer called the charge “nonsense”.",
            ("his lawyer", "called", "the charge “nonsense”"),
        ),
        (
            "She did not say whether she would pay.",
            ("She", "did not say", "whether she would pay"),
        ),
        (
            "It is believed that two men escaped.",
            ("", "is believed", "that two men escaped"),
        ),
        (
            "Poll: Most residents back later school start",
            ("Poll", ":", "Most residents back later school start"),
        ),
    ],
)
def test_plain_attributions(text, expected):
    assert expected in attributions(text)


def test_british_single_quotes():
    text = "‘The drivers’ union agrees with us,’ said Priya Nandan. ‘We can’t go on.’"
    assert attributions(text) == [
        ("Priya Nandan", "said", "‘The drivers’ union agrees with us,’ … ‘We can’t go on.’")
    ]


def test_a_quotation_over_paragraphs_is_one_attribution():
    text = "“First we thought it was noise.\n\n“Then we saw it again,” Okafor recalled."
    assert attributions(text) == [
        ("Okafor", "recalled", "“First we thought it was noise. … “Then we saw it again,”")
    ]


def test_attributions_inside_quotations_are_left_out():
    assert len(attributions("“I think they said it would rain and he denied it,” Ruiz said.")) == 1


def test_text_without_attribution_gives_none():
    assert attributions("The bridge is made of steel. It opened in 1932.") == []
    assert attributions("") == []


def test_attributions_come_in_text_order():
    text = "Officials said the bridge would close. Drivers denounced the plan. Lopez said it was unsafe."
    found = find_attributions(parse(text))
    assert [a.content[0] for a in found] == sorted(a.content[0] for a in found)
    assert len(found) == 3


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="“”\"'‘’ said she he that to ,.\n:ABC", max_size=120))
def test_spans_are_in_range_and_content_is_never_empty(text):
    for attribution in find_attributions(parse(text)):
        assert attribution.content
        assert 0 < attribution.confidence <= 1
        for spans in (attribution.source, attribution.cue, attribution.content):
            for begin, end in spans:
                assert 0 <= begin < end <= len(text)
            assert list(spans) == sorted(spans)


def test_a_text_may_end_with_a_preposition():
    assert find_attributions(parse("Smith I he report of")) is not None
