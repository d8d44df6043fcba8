import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quotations import find_quotations


def quoted(text):
    return [[text[b:e] for b, e in q.parts] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We are late,” she said.", [["We are late,"]]),
        ('"We are late," she said. "Go."', [["We are late,"], ["Go."]]),
        ("«Nous sommes en retard», she said.", [["Nous sommes en retard"]]),
        ("„Wir sind da“, he said.", [["Wir sind da"]]),
        ("''We are late,'' she said.", [["We are late,"]]),
        ("``We are late,'' she said.", [["We are late,"]]),
        ("A plan called“bold”by its friends.", [["bold"]]),
        ("‹We will not sign,› he said.", [["We will not sign,"]]),
        ("«He said ‹never›,» she said.", [["He said ‹never›,"]]),
    ],
)
def test_every_kind_of_double_mark(text, parts):
    assert quoted(text) == parts


def test_outer_spans_hold_the_marks():
    text = "He called it “a farce.”"
    ((begin, end),) = find_quotations(text)[0].outer
    assert text[begin:end] == "“a farce.”"


@pytest.mark.parametrize(
    "text",
    [
        "‘The dogs’ bowls aren’t empty,’ he said.",
        "'The dogs' bowls aren't empty,' he said.",
        "'They've had '22 and '23 to fix the dogs' bowls, which aren't empty,' he said.",
    ],
)
def test_british_single_marks_differ_from_apostrophes(text):
    assert len(quoted(text)) == 1
    assert quoted(text)[0][0].endswith("empty,")


def test_single_marks_may_hold_double_ones():
    assert quoted("‘She said “never”,’ he recalled.") == [["She said “never”,"]]


def test_only_the_outermost_quotation_is_returned():
    assert quoted("“She told me ‘never’ and left,” he said.") == [["She told me ‘never’ and left,"]]
    assert quoted('"She told me "never" and left," he said.') == [['She told me "never" and left,']]


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the Joneses' house, it's the workers' club of the '90s.",
        "It isn’t the Joneses’ house, it’s the workers’ club of the ’90s.",
        "Rock ‘n’ roll in the ‘80s",
        "The player is 6'2\" tall.",
        "Get 'em while they're hot, the vendors' sign read.",
    ],
)
def test_apostrophes_and_inch_marks_quote_nothing(text):
    assert quoted(text) == []


def test_inch_mark_inside_a_quotation():
    assert quoted('"He is 6\'2" tall," she said.') == [["He is 6'2\" tall,"]]


def test_a_quotation_goes_on_over_paragraphs():
    text = "“First we wait.\n\n“Then we act.\n\n“Then we rest,” he said.\n\nNobody replied."
    assert quoted(text) == [["First we wait.", "Then we act.", "Then we rest,"]]


def test_single_marks_go_on_over_paragraphs():
    text = "‘First we wait.\n\n‘Then we act,’ he said."
    assert quoted(text) == [["First we wait.", "Then we act,"]]


def test_a_quotation_closed_in_the_next_paragraph_without_a_second_opening_mark():
    assert quoted("“First we wait.\nThen we act,” he said.") == [["First we wait.", "Then we act,"]]


def test_a_forgotten_mark_affects_only_its_paragraph():
    text = "“We wait, he said.\n\nThe town was calm.\n\n“We act,” she said."
    assert quoted(text) == [["We wait, he said."], ["We act,"]]


def test_a_forgotten_closing_mark_ends_before_the_next_quotation():
    assert quoted("“We wait, he said. “We act,” she said.")[-1] == ["We act,"]


def test_stray_closing_mark_is_ignored():
    assert quoted("We wait,” he said.") == []


def test_closing_mark_typed_for_an_opening_one():
    assert quoted("He wrote: ”We wait.”") == [["We wait."]]


def test_empty_quotations_are_dropped():
    assert quoted('"" and “ ” and nothing') == []


MARKED = st.text(alphabet="“”\"'‘’«»„` ab s1,.\n—", max_size=80)


@given(st.one_of(st.text(), MARKED))
def test_spans_are_in_range_in_order_and_disjoint(text):
    last = 0
    for quotation in find_quotations(text):
        assert quotation.parts and len(quotation.parts) == len(quotation.outer)
        for (begin, end), (outer_begin, outer_end) in zip(quotation.parts, quotation.outer, strict=True):
            assert last <= outer_begin <= begin < end <= outer_end <= len(text)
            assert "\n" not in text[outer_begin:outer_end]
            assert text[begin:end].strip()
            last = outer_end


@given(MARKED)
def test_paragraphs_without_marks_keep_quotations_apart(text):
    plain = "Nothing is quoted here."
    split = find_quotations(f"{text}\n{plain}\n{text}")
    begin = len(text) + 1
    assert not any(b < begin + len(plain) and e > begin for q in split for b, e in q.outer)


@pytest.mark.parametrize(
    "text", ["‘a " * 50_000, "“" * 50_000, "'a' \"" * 30_000, "s' " * 50_000, '"1" ' * 40_000]
)
def test_cost_grows_with_length_only(text):
    begin = time.process_time()
    find_quotations(text)
    assert time.process_time() - begin < 5


def test_marks_reversed_in_a_whole_paragraph_are_read_as_usual_ones():
    text = "”One,“ she said. ”Two.“\n\n“Three,” he said."
    assert [text[b:e] for q in find_quotations(text) for b, e in q.parts] == ["One,", "Two.", "Three,"]
