"""Each sieve alone: with it, and a ranker that knows nobody, it says who speaks; without it nobody does."""

import pytest

from marked import cast_of, nobody_yet, speakers
from onrecord.actors.cast import find_actors
from onrecord.actors.coreference.sieves import SIEVES
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from stage import parse, span, speaker_names, speakers_of

CASES = {
    "relative_pronoun": ("Gus Ray met Ida Frost, [who] said it was late.", "Ida Frost"),
    "plain_word_as_name": ("Karin Still left early. [Still] said no.", "Karin Still"),
    "owner_of_document": (
        "The Harbour Museum issued a statement. [The statement] said no.",
        "Harbour Museum",
    ),
    "called_by_name": ("[A trader named Biscuit] said no.", "Biscuit"),
    "document_source": (
        "A report by Clean Seas found plastic. [The report] said no.",
        "report by Clean Seas",
    ),
    "apposition": ("Two nurses spoke. [One of them], Gail Hurd, said no.", "Gail Hurd"),
    "named_together": ("[Gus Ray and Ada Holt] ran. [Both women] said no.", "Gus Ray and Ada Holt"),
    "government_of_state": ("[The Danish government] said no.", "Denmark"),
    "institution_of_state": (
        "Ann Cole won. The Cole Campaign was cross. [The Ann Cole campaign] said no.",
        "Cole Campaign",
    ),
    "same_group": (
        "[Nurses at the old city hospital] said no. [The nurses] said yes.",
        "Nurses at the old city hospital",
    ),
    "kin": ("Kurt Stein and his lawyer, Lupe Marr, left. [Stein’s lawyer] said no.", "Lupe Marr"),
    "officer": ("Ida Frost, chief executive of Hull Bank, left. [Hull Bank’s CEO] said no.", "Ida Frost"),
    "spouse": ("Ida Frost sang. Omar Diallo danced. [Ida Frost’s husband] said no.", "Omar Diallo"),
}
"""By the name of a sieve, a text whose last source it resolves, and to whom."""


@pytest.mark.parametrize("name", CASES)
def test_a_sieve_says_who_speaks(name):
    text, speaker = CASES[name]
    sieve = next(one for one in SIEVES if one.__name__ == name)
    assert speakers(text, sieves=(sieve,), ranker=nobody_yet)[-1] == speaker
    assert speakers(text, sieves=(), ranker=nobody_yet)[-1] != speaker


def named(*names):
    return [one for one in SIEVES if one.__name__ in names]


def test_what_is_nobody_is_no_speaker():
    text = "Ann Cole won. [You] said no."
    assert speakers(text, sieves=named("stands_for_nobody"), ranker=nobody_yet) == [None]
    assert speakers(text, sieves=(), ranker=nobody_yet) != [None]


def test_who_after_some_is_nobody_named():
    text = "Critics of Ann Cole are few, only some [who] say no."
    assert speakers(text, sieves=named("relative_pronoun"), ranker=nobody_yet) == [None]


def test_i_in_a_quotation_is_whoever_is_quoted():
    text = "“I hope that it rains,” Ann Cole said."
    inner = Attribution(span(text, "I"), span(text, "hope"), span(text, "that it rains"))
    outer = Attribution(span(text, "Ann Cole"), span(text, "said"), span(text, "“I hope that it rains,”"))
    cast = find_actors(parse(text), [inner, outer], Article(text))
    assert speaker_names(cast) == ["Ann Cole", "Ann Cole"]
    assert text.index("I") in {begin for begin, _ in cast.actors[0].mentions}


def test_an_organization_is_known_by_its_owner():
    text = "Ann Cole won. The Cole campaign was cross. [Her campaign] said no."
    both = named("institution_of_state", "own_organization")
    assert speakers(text, sieves=both) == ["Cole campaign"]
    assert speakers(text, sieves=both[:1]) == ["Ann Cole's campaign"]


def test_an_institution_of_a_state_is_made_once_and_has_a_name():
    cast = cast_of("The U.S. embassy shut. [The U.S. embassy] said no.", ranker=nobody_yet)
    found = [actor for actor in cast.actors if actor.kind == "organization"]
    state = next(actor.id for actor in cast.actors if actor.name == "United States")
    assert [(actor.name, actor.named, actor.affiliation) for actor in found] == [
        ("U.S. embassy", True, state)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[A judge] said no.\n\nJudge Ida Frost wrote for the panel.", "Ida Frost"),
        ("[A judge] said no. Judge Ida Frost and Judge Amos Reed dissented.", "judge"),
        ("[A plumber] said no.\n\nKurt Stein, 44, ran into the street.", "Kurt Stein"),
        ("[A plumber] said that a nurse robbed him.\n\nKurt Stein, 44, ran into the street.", "plumber"),
    ],
)
def test_later_words_name_whom_the_lead_describes(text, speaker):
    assert speakers(text, sieves=(), ranker=nobody_yet) == [speaker]


def test_another_is_somebody_else_and_the_same_words_are_the_same():
    text = "[A bus driver] said no. [A bus driver] said yes. [Another bus driver] left."
    one, same, other = cast_of(text, sieves=(), ranker=nobody_yet).speakers
    assert one == same != other


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Ines Holm laughed and said that clocks were dear.", "that clocks were dear", "Ines Holm"),
        ("Ines Holm sat down. “It is late.”", "“It is late.”", "Ines Holm"),
        ("Prices rose in May.\n\nWill they fall?\n\n“Nobody knows.”", "“Nobody knows.”", None),
    ],
)
def test_speakers_of_what_nothing_attributes(text, words, speaker):
    assert speakers_of(text, words) == [speaker]
