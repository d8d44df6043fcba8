"""Hard-wrapped lines: joined to paragraphs, broken words to words."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.cleaning.characters import mend
from onrecord.loading.cleaning.line_wrapping import paragraphs

WRAPPED = """The council of the town voted on Tuesday night to close the old swimming
pool on Mill Lane after a debate that lasted for more than three hours.

The leader of the council said that the roof was no longer safe and well-
known firms had asked for more than the town could ever hope to pay."""


def test_hard_wrapped_lines_are_joined():
    first, second = paragraphs(WRAPPED)
    assert first.endswith("swimming pool on Mill Lane after a debate that lasted for more than three hours.")
    assert "safe and well-known firms" in second


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs():
    text = "Rain fell on the town.\nThe river rose by a metre, and people left that night.\nIt fell again."
    assert paragraphs(text) == text.split("\n")


def test_short_lines_are_not_joined():
    assert paragraphs("your ad here\nleave a reply:") == ["your ad here", "leave a reply:"]


@given(st.text(max_size=400))
def test_paragraphs_keep_all_words_in_order(text):
    mended = mend(text)
    joined = "".join(paragraphs(mended)).replace(" ", "")
    assert joined == "".join("".join(mended.split("\n")).split())
