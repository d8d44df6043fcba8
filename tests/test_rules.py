import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import parse
from onrecord.rules import find_attributions


def attributions(text):
    """(source, cue, content) of each attribution, in words; the pieces of one role are joined by “ … ”."""
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
    ],
)
def test_plain_attributions(text, expected):
    assert expected in attributions(text)


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
