"""Which numbers of several articles state the same thing, from the text of the articles."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import Article, analyze
from onrecord.corpus.differing import find_groups, quantities_of_analysis
from onrecord.corpus.differing.groups import by_article, candidates, likeliest
from onrecord.corpus.differing.quantities import quantities_of

GOLD = Path(__file__).parents[2] / "gold" / "differing.jsonl"


def groups(*texts):
    quantities = [
        q for i, text in enumerate(texts) for q in quantities_of_analysis(str(i), analyze(Article(text)))
    ]
    return [[q.text for q in group.quantities] for group in find_groups(quantities)]


def test_other_words_for_the_same_people_are_compared():
    one = "Some 120 migrants are waiting at the bridge of Orsk, aid workers said."
    two = "More than 200 asylum seekers were waiting at the bridge of Orsk on Sunday."
    assert groups(one, two) == [["120", "200"]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The hospital of Tarrow has 210 beds.", "The hospital of Tarrow has 210 beds and 180 windows."),
        ("The hospital of Tarrow has 210 beds.", "The hospital of Tarrow has between 200 and 220 beds."),
        ("The hospital of Tarrow has 1,410 beds.", "The hospital of Tarrow has 1,400 beds."),
        ("In 2002, 21 people died in a flood at Selb.", "The flood at Selb has killed 52 people."),
        ("In the poll, 41 percent preferred Vane.", "A second poll says that 44 percent prefer Vane."),
        ("Shares of Lumeline rose from $41 on Monday.", "Shares of Lumeline cost $52 on Monday."),
    ],
    ids=["other thing", "range", "rounded", "other year", "polls", "before a change"],
)
def test_numbers_that_do_not_conflict_are_not(one, two):
    assert groups(one, two) == []


def test_a_number_that_the_other_article_also_gives_does_not_differ():
    one = "A boat with 13 people landed at Veld on Friday, and one with 27 people on Saturday."
    two = "On Friday 13 people landed in a boat at Veld. On Saturday 27 people came."
    assert groups(one, two) == []


def quantity(article, start, value, counted="states", speaker=None):
    """A number in a sentence that all articles share."""
    row = SimpleNamespace(
        **{"id": f"n{start}", "text": str(value), "start": start, "end": start + 2, "kind": "count"},
        **{"value": value, "low": None, "high": None, "unit": None, "counted": counted},
        **{"of_subject": False, "approximate": False, "time": None, "part": None, "speaker": speaker},
    )
    text = " " * start + f"{value:2d} {counted} have joined the pact of Selb, the minister said. It rained."
    return quantities_of(article, text, [row], {})[0]


def test_a_whole_and_its_part_in_one_article_do_not_differ():
    one = [quantity("a", 0, 38)]
    assert len(find_groups([*one, quantity("b", 0, 12)])) == 1
    assert find_groups([*one, quantity("b", 0, 12), quantity("b", 200, 38)]) == []
    (found, given) = likeliest(candidates(by_article([*one, quantity("b", 0, 12)]), [("a", "b")]))
    assert given == 1 and found[0].differs


def test_values_of_several_articles_are_one_group():
    texts = (
        "The bank Corvin handed over 42,000 pages of documents, prosecutors said.",
        "Prosecutors are reading 60,000 files of the bank Corvin, a spokeswoman said.",
        "Prosecutors got hundreds of thousands of documents of the bank Corvin.",
    )
    (group,) = groups(*texts)
    assert group == ["42,000", "60,000", "hundreds of thousands"]


def test_two_thirds_of_our_own_examples_are_found():
    """The weights were fitted on these events; the figures for unseen ones are in docs/figures.md."""
    found = things = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines()[:4]:
        event = json.loads(line)
        shown = [set(group) for group in groups(*event["articles"])]
        for _, numbers in event["differ"]:
            stated = {text for texts in numbers.values() for text in texts}
            found += any(len(stated & group) > 1 for group in shown)
            things += 1
    assert found / things > 0.66
