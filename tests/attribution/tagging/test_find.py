import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribution import find
from onrecord.attribution.tagging.find import find_attributions
from onrecord.model.spans import cut
from onrecord.text import parse

STORY = """The bridge will stay shut until March, council leader Priya Nair said on Monday.

“We have no choice,” she told residents. “Safety comes first.”

According to the engineer's report, two of the cables have rusted through.

Traders accused the council of “sitting on its hands” for years."""


def found(text):
    return [
        (cut(text, a.source), cut(text, a.cue), cut(text, a.content)) for a in find_attributions(parse(text))
    ]


def test_direct_indirect_and_mixed_attributions():
    rows = found(STORY)
    assert ("council leader Priya Nair", "said", "The bridge will stay shut until March") in rows
    assert any(s == "she" and "no choice" in c and "Safety comes first" in c for s, _, c in rows)
    assert any(cue == "According to" and "rusted through" in c for _, cue, c in rows)
    assert any(s == "Traders" and "sitting on its hands" in c for s, _, c in rows)


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = (
        "“We looked at every option for the school,” headteacher Bola Ade said. “None of them was cheap.\n\n"
        "“In the end the roof decided it for us.”"
    )
    owners = [a for a in find_attributions(parse(text)) if "roof decided" in cut(text, a.content)]
    assert len(owners) == 1
    assert "Bola Ade" in cut(text, owners[0].source)


def test_other_texts_do_not_change_the_result():
    alone = find_attributions(parse(STORY))
    find_attributions(parse("Something else entirely, he said. " * 40))
    assert find_attributions(parse(STORY)) == alone


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text):
    for a in find_attributions(parse(text)):
        assert a.content
        assert all(0 <= b < e <= len(text) for b, e in (*a.source, *a.cue, *a.content))
        assert 0 <= a.confidence <= 1


def test_text_without_attributions():
    assert find_attributions(parse("")) == ()
    assert find_attributions(parse("Rain fell all night. The river rose by a metre.")) == ()


def test_methods():
    doc = parse("“It is over,” Mr Bell said.")
    assert find.find_attributions(doc, method="rules")
    assert find.find_attributions(doc, method="model")
    with pytest.raises(ValueError, match="no method 'magic'"):
        find.find_attributions(doc, method="magic")
