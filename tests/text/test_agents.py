"""Agents of verbs and nouns are found in all constructions."""

import pytest

from onrecord.text.agents import agents_of, conjuncts, is_passive, subjects_of
from stage import parse


def word(text, one):
    return next(token for token in parse(text).doc if token.text == one)


def texts(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "one", "agents"),
    [
        ("Moss sued the union.", "sued", ["Moss"]),
        ("The union was sued by Moss.", "sued", ["Moss"]),
        ("The union was sued on Monday.", "sued", []),
        ("The plan backed by Moss failed.", "backed", ["Moss"]),
        # shared with the verb above
        ("Moss wants to sue the union.", "sue", ["Moss"]),
        ("Moss met Reed and sued the union.", "sued", ["Moss"]),
        ("Moss was blamed for suing the union.", "suing", ["Moss"]),
        ("Moss opened the meeting by attacking Reed.", "attacking", ["Moss"]),
        ("Reed criticised voters for not supporting Orlov.", "supporting", ["voters"]),
        # of a noun that the verb describes
        ("Moss, who sued the union, resigned.", "sued", ["Moss"]),
        ("Workers opposing the bill marched.", "opposing", ["Workers"]),
        ("Talks to end the war began.", "end", []),
        # nouns
        ("The attack by the rebels failed.", "attack", ["rebels"]),
        ("Orlov’s criticism of the bill hurt.", "criticism", ["Orlov"]),
        ("American sanctions hurt.", "sanctions", ["American"]),
        ("The sanctions hurt.", "sanctions", []),
        # what is said has its own subject, or none
        ("“Look around,” Moss said.", "Look", []),
    ],
)
def test_agents(text, one, agents):
    assert texts(agents_of(word(text, one))) == agents


def test_the_subject_of_a_passive_verb_is_not_its_agent():
    verb = word("The bill was backed by Moss.", "backed")
    assert is_passive(verb)
    assert texts(subjects_of(verb)) == ["bill"]


@pytest.mark.parametrize("text", ["Moss has backed the bill.", "Moss backed the bill."])
def test_the_perfect_and_the_past_are_not_passive(text):
    assert not is_passive(word(text, "backed"))


@pytest.mark.parametrize(
    ("text", "one", "all_of_them"),
    [
        ("Moss and Reed resigned.", "Moss", ["Moss", "Reed"]),
        ("Moss, Reed and Orlov resigned.", "Moss", ["Moss", "Reed", "Orlov"]),
        ("Moss resigned.", "Moss", ["Moss"]),
    ],
)
def test_conjuncts(text, one, all_of_them):
    assert texts(conjuncts(word(text, one))) == all_of_them
