"""Who the sources of a story are, and why they know."""

from dataclasses import replace

import pytest

from onrecord import Article
from onrecord.analysis.run import Stages, run
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Actor, Cast
from onrecord.model.rows.claim import Claim
from onrecord.model.spans import Cover
from onrecord.sourcing.justification import justification_of
from onrecord.sourcing.source_types import type_of
from onrecord.sourcing.sources import make_sources, pronoun_of
from stage import parse


def span(text, words):
    begin = text.index(words)
    return (begin, begin + len(words))


def claim(text, source, cue, content, speaker="a1"):
    spans = [(span(text, words),) if words else () for words in (source, cue, content)]
    return Claim("c1", speaker, *spans, "indirect", "statement", None, False, False, 0.9)


def actor(text, name, kind="person", named=True, affiliation=None, *mentions):
    found = tuple(span(text, words) for words in (mentions or (name,)))
    return Actor("a1", name, kind, None, affiliation, named, (name,), found)


TYPES = [
    ("Ann Roe said the dam was safe.", "Ann Roe", "person", True, None, "named person"),
    ("Volta Power said the dam was safe.", "Volta Power", "organization", True, None, "named organization"),
    ("A nurse said the ward was full.", "A nurse", "person", False, None, "unnamed person"),
    ("Residents said the ward was full.", "Residents", "group", False, None, "unnamed group"),
    ("The audit said the ward was full.", "The audit", "group", False, None, "document"),
    ("Data from the port said traffic fell.", "Data from the port", "group", False, None, "document"),
    (
        "A Volta spokesperson said the dam was safe.",
        "A Volta spokesperson",
        "person",
        False,
        "a2",
        "named organization",
    ),
    (
        "A spokesperson for Volta Power said the dam was safe.",
        "spokesperson for Volta Power",
        "person",
        False,
        "a2",
        "named organization",
    ),
    ("Poe's campaign said the dam was safe.", "Poe's campaign", "group", False, None, "named organization"),
    ("The Democrats said the dam was safe.", "The Democrats", "organization", True, None, "unnamed group"),
    (
        "The Dunmore Post said the dam was safe.",
        "The Dunmore Post",
        "organization",
        True,
        None,
        "named organization",
    ),
    ("The treaty says the ward was full.", "The treaty", "group", False, None, "document"),
    (
        "Ken and Marla Stoup said the dam was safe.",
        "Ken and Marla Stoup",
        "group",
        True,
        None,
        "named person",
    ),
    (
        "A Volta spokesperson, who asked not to be named, said the dam was safe.",
        "A Volta spokesperson",
        "person",
        False,
        "a2",
        "anonymous by request",
    ),
    (
        "An official, who asked not to be named, said the dam was safe.",
        "An official",
        "person",
        False,
        None,
        "anonymous by request",
    ),
]


@pytest.mark.parametrize(("text", "name", "kind", "named", "affiliation", "expected"), TYPES)
def test_the_type_of_a_source(text, name, kind, named, affiliation, expected):
    cue = "says" if " says " in text else "said"
    content = text[text.index(f" {cue} ") + 6 : -1]
    statement = claim(text, name, cue, content)
    assert type_of(parse(text), actor(text, name, kind, named, affiliation), [statement]) == expected


@pytest.mark.parametrize(
    ("organization", "named", "expected"),
    [
        ("Volta", True, "named organization"),
        ("the council", False, "unnamed person"),
        ("Poe's campaign", False, "named organization"),
    ],
)
def test_a_spokesperson_has_a_name_if_the_organization_does(organization, named, expected):
    text = f"A spokesperson for {organization} said the dam was safe."
    who = actor(text, f"spokesperson for {organization}", "person", False, "a2")
    body = replace(actor(text, organization, "organization", named), id="a2")
    statement = claim(text, who.name, "said", "the dam was safe")
    assert type_of(parse(text), who, [statement], body) == expected


def test_an_insider_is_anonymous_if_the_article_says_so_anywhere():
    text = (
        "The bank will close, said people with knowledge of the plan. The manager left, said two clerks. "
        "They spoke on condition of anonymity."
    )
    insiders = actor(text, "people with knowledge of the plan", "group", False)
    said = claim(text, "people with knowledge of the plan", "said", "The bank will close")
    clerks = actor(text, "two clerks", "group", False)
    left = claim(text, "two clerks", "said", "The manager left")
    assert type_of(parse(text), insiders, [said]) == "anonymous by request"
    assert type_of(parse(text), clerks, [left]) == "unnamed group"


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Ann Roe, a nurse at the clinic, said the ward was full.", "Ann Roe", "a nurse at the clinic"),
        ("Ann Roe, who was in the room, said the ward was full.", "Ann Roe", "who was in the room"),
        ("Ann Roe told a meeting of the board the ward was full.", "Ann Roe", "a meeting of the board"),
        ("On a podcast about work, Ann Roe said the ward was full.", "Ann Roe", "On a podcast about work"),
    ],
)
def test_the_words_that_say_why_a_source_knows(text, name, why):
    cue = "told" if "told" in text else "said"
    statement = claim(text, name, cue, "the ward was full")
    found = [text[b:e] for b, e in justification_of(parse(text), actor(text, name), [statement], Cover(()))]
    assert why in found


@pytest.mark.parametrize(
    ("text", "name", "content", "why"),
    [
        (
            "The ward was full, two nurses with access to the list said.",
            "two nurses",
            "The ward was full",
            "two nurses with access to the list",
        ),
        ("Ann Roe, who owns the bar and denies the debts, sold it.", "Ann Roe", "the debts", None),
        (
            "Ann Roe, who owns the bar near the mill and denies the debts, sold it.",
            "Ann Roe",
            "the debts",
            "who owns the bar near the mill and denies",
        ),
    ],
)
def test_words_about_a_source_end_where_its_own_begin(text, name, content, why):
    statement = claim(text, name, None, content)
    who = actor(text, name, "person", name[0].isupper())
    found = [text[b:e] for b, e in justification_of(parse(text), who, [statement], Cover(()))]
    assert (why in found) if why else all(content not in words for words in found)


def test_the_pronoun_is_the_one_that_the_article_uses():
    text = "Ann Roe said she was tired. Roe said so."
    assert pronoun_of(text, actor(text, "Ann Roe", "person", True, None, "Ann Roe", "she")) == "she"
    assert pronoun_of(text, actor(text, "Ann Roe")) is None


def test_only_sourced_statements_make_a_source():
    text = "Ann Roe said the dam was safe. Bo Lie hopes to win."
    said = claim(text, "Ann Roe", "said", "the dam was safe")
    cast = Cast((actor(text, "Ann Roe"),), ("a1",))
    (source,) = make_sources(parse(text), [said], {"c1"}, cast)
    assert (source.actor, source.statements, source.words) == ("a1", 1, 4)
    assert make_sources(parse(text), [said], set(), cast) == ()


def test_shares_are_of_the_words_of_the_article():
    text = "Ann Roe said the dam was safe."
    marks = [(span(text, words),) for words in ("Ann Roe", "said", "the dam was safe")]
    rows = run(Article(text), Stages(find_attributions=lambda *_: (Attribution(*marks, 0.9),)))
    (source,) = rows.sources
    assert source.share == pytest.approx(4 / 7, abs=1e-3)


def test_what_the_reporter_tells_of_a_source_right_before_says_why_it_knows():
    text = (
        "Ann Roe has fished off Dunmore for 30 years. The cod are gone, Roe said.\n\n"
        "Roe owns two boats. Rain fell. Snow fell. It was late when she said the cod were gone."
    )
    roe = Actor("a1", "Ann Roe", "person", None, None, True, ("Ann Roe",), (span(text, "Ann Roe"),))
    statement = claim(text, None, "said", "The cod are gone")
    found = justification_of(parse(text), roe, [statement], Cover((*statement.content, *statement.cue)))
    assert [text[b:e] for b, e in found] == ["Ann Roe has fished off Dunmore for 30 years."]


def test_what_the_organization_of_a_source_does_says_why_it_knows():
    text = (
        "The River League, which counts salmon, is small. Rain fell. Snow fell. "
        "Its head, Ann Roe, said there were none."
    )
    league = Actor("a2", "River League", "organization", None, None, True, (), (span(text, "River League"),))
    roe = Actor("a1", "Ann Roe", "person", "head", "a2", True, ("Ann Roe",), (span(text, "Ann Roe"),))
    statement = claim(text, "Ann Roe", "said", "there were none")
    found = justification_of(
        parse(text), roe, [statement], Cover((*statement.content, *statement.cue)), league
    )
    assert "which counts salmon" in [text[b:e] for b, e in found]


def test_whom_a_source_reports_is_no_source():
    text = "Holt said Moe had told her he fled."
    outer = claim(text, "Holt", "said", "Moe had told her he fled")
    inner = replace(claim(text, "Moe", "had told", "he fled", "a2"), id="c2", reported_by="c1")
    cast = Cast((actor(text, "Holt"), replace(actor(text, "Moe"), id="a2")), ("a1", "a2"))
    sources = make_sources(parse(text), [outer, inner], {"c1", "c2"}, cast)
    assert [source.actor for source in sources] == ["a1"]


def test_a_question_of_an_interviewer_is_no_statement():
    text = (
        "We met Vera Lund in Oslo.\n\nQ: Why did you sell?\n\nA: We had no money. The bank called me."
        "\n\nQ: And now?\n\nA: I fish alone."
    )
    rows = run(Article(text), Stages(), until="sources")
    speakers = {a.id: a.name for a in rows.cast.actors}
    told = [(speakers[c.speaker], c.kind, p > 0.5) for c, p in zip(rows.claims, rows.sourced, strict=True)]
    question, answer = ("interviewer", "direct", False), ("Vera Lund", "direct", True)
    assert told == [question, answer, question, answer]
    assert [speakers[source.actor] for source in rows.sources] == ["Vera Lund"]


def test_a_document_is_a_source_with_its_author():
    text = "A report by the Sierra League found that the plant dumped mercury. The report said it dumped oil."
    rows = run(Article(text), Stages(), until="sources")
    ((name,),) = [[a.name for a in rows.cast.actors if a.id == source.actor] for source in rows.sources]
    assert name == "report by Sierra League"
    assert (rows.sources[0].type, rows.sources[0].affiliation) == ("document", "Sierra League")


def test_the_author_of_a_document_is_the_one_who_wrote_it():
    text = (
        "City Attorney Ann Poe filed a lawsuit that accuses Harrow Airlines of denying workers leave.\n\n"
        "Chief Ryan Sool released a statement arguing that he used his leave. Fifty captains met on Monday. "
        "The captains issued a statement after the meeting. “We fear for the police,” the statement said."
    )
    rows = run(Article(text), Stages(), until="sources")
    names = {a.id: a.name for a in rows.cast.actors}
    sources = {names[source.actor]: source for source in rows.sources}
    assert sources["lawsuit by Ann Poe"].type == "document"
    (feared,) = (claim for claim in rows.claims if text[slice(*claim.content[0])].startswith("“We fear"))
    assert names[feared.speaker] == "Fifty captains"


def test_turns_of_whoever_mostly_asks_are_no_statements():
    text = (
        "Ria Fenn met the baker Tess Holm.\n\nRia Fenn: When do you get up?\n\nTess Holm: At two.\n\n"
        "Ria Fenn: You said three.\n\nTess Holm: I lied.\n\nRia Fenn: Why?\n\nTess Holm: My dog likes it."
    )
    rows = run(Article(text), Stages(), until="sources")
    names = {a.id: a.name for a in rows.cast.actors}
    assert [(names[source.actor], source.statements) for source in rows.sources] == [("Tess Holm", 3)]
