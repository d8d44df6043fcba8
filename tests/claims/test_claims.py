"""What a user reads off a claim: quoted or not, what it does, when it was said, hedged, negated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import claims
from onrecord.lexicons.cues import ACTS
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Cast
from onrecord.numbers import read_figures
from stage import claim_of, claims_of, parse

# kind


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("“We sold every seat,” Moss said.", ("Moss", "said", "“We sold every seat,”"), "direct"),
        ('"We sold every seat," Moss said.', ("Moss", "said", '"We sold every seat,"'), "direct"),
        ("Moss said that every seat was sold.", ("Moss", "said", "that every seat was sold"), "indirect"),
        ("Moss called the sale “a wonder”.", ("Moss", "called", "the sale “a wonder”"), "mixed"),
        ("Moss said “sold” was too weak a word.", ("Moss", "said", "“sold” was too weak a word"), "mixed"),
        ("Moss said that “every seat is sold.”", ("Moss", "said", "that “every seat is sold.”"), "direct"),
    ],
)
def test_kind_by_how_much_is_quoted(text, said, kind):
    assert claim_of(text, *said).kind == kind


def test_both_parts_of_an_interrupted_quotation_are_quoted():
    text = "“We sold every seat,” Moss said. “Then we sold the roof.”"
    claim = claim_of(text, "Moss", "said", "“We sold every seat,” … “Then we sold the roof.”")
    assert claim.kind == "direct" and len(claim.content) == 2


def test_what_is_reported_inside_of_a_quotation_is_not_quoted_by_that():
    text = "“My uncle said the roof would hold,” Moss recalled."
    assert claim_of(text, "My uncle", "said", "the roof would hold").kind == "indirect"


def test_a_quotation_inside_of_a_quotation_counts_for_the_inner_claim():
    text = "“My uncle said ‘the roof will hold’ and left,” Moss recalled."
    assert claim_of(text, "My uncle", "said", "‘the roof will hold’").kind == "direct"


# act


@pytest.mark.parametrize(
    ("text", "said", "act"),
    [
        (
            "The bank denied that it had lost money.",
            ("The bank", "denied", "that it had lost money"),
            "denial",
        ),
        ("The union demanded a rise.", ("The union", "demanded", "a rise"), "demand"),
        ("The union called for a rise.", ("The union", "called for", "a rise"), "demand"),
        ("The mayor rejected the plan.", ("The mayor", "rejected", "the plan"), "rejection"),
        ("The mayor ruled out a new tax.", ("The mayor", "ruled out", "a new tax"), "rejection"),
        ("She accused Orlov of fraud.", ("She", "accused", "Orlov of fraud"), "accusation"),
        ("He declined to comment.", ("He", "declined", "to comment"), "rejection"),
        ("She promised to pay.", ("She", "promised", "to pay"), "promise"),
        ("He asked not to be named.", ("He", "asked", "not to be named"), "request"),
        ("He asked why it failed.", ("He", "asked", "why it failed"), "question"),
        ("The firm predicted a fall in sales.", ("The firm", "predicted", "a fall in sales"), "prediction"),
        ("His demand that she leave was ignored.", ("His", "demand", "that she leave"), "demand"),
        ("According to Moss, the roof held.", ("Moss", "According to", "the roof held"), "statement"),
    ],
)
def test_the_cue_tells_the_act(text, said, act):
    assert claim_of(text, *said).act == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the river will flood the town by Sunday", "prediction"),
        ("the river is going to flood the town", "prediction"),
        ("the river is likely to flood the town", "prediction"),
        ("the river flooded the town on Sunday", "statement"),
        ("the river may flood the town", "statement"),
        ("Orlov was lying to the court", "accusation"),
        ("Orlov has stolen millions from the fund", "accusation"),
        ("Orlov was trying to spread fear in the town", "accusation"),
        ("Orlov lives by the river", "statement"),
        ("the flood ruined the harvest", "statement"),
        ("Orlov must leave the country", "demand"),
        ("the allegations were baseless", "denial"),
    ],
)
def test_after_said_the_content_tells_the_act(content, act):
    assert (
        claim_of(f"Moss said {content}.", "Moss", "said", content, names={"Orlov": [], "Moss": []}).act == act
    )


@pytest.mark.parametrize(
    ("quote", "act"),
    [
        ("“I did not steal a penny,”", "denial"),
        ("“We will rebuild the bridge,”", "promise"),
        ("“I will rebuild the bridge,”", "intention"),
        ("“If they go, I’ll swim home,”", "statement"),
        ("“I promise to repay every cent,”", "promise"),
        ("“We expect prices to fall,”", "prediction"),
        ("“Why was nobody told?”", "question"),
        ("“Why was nobody told? We waited for hours. It rained.”", "statement"),
        ("“The bridge is forty years old,”", "statement"),
    ],
)
def test_the_first_person_denies_intends_promises_and_asks(quote, act):
    assert claim_of(f"{quote} Moss said.", "Moss", "said", quote, names={"Moss": []}).act == act


@pytest.mark.parametrize(
    ("text", "said", "act"),
    [
        ("The mill said it would pay for it.", ("The mill", "said", "it would pay for it"), "promise"),
        ("Moss said he would appeal.", ("Moss", "said", "he would appeal"), "intention"),
        (
            "Moss said it would rain if the wind turned.",
            ("Moss", "said", "it would rain if the wind turned"),
            "statement",
        ),
        (
            "Moss pleaded not guilty to charges that he stole.",
            ("Moss", "pleaded not guilty", "to charges that he stole"),
            "denial",
        ),
        (
            "Moss entered a plea of not guilty to theft.",
            ("Moss", "entered a plea of", "not guilty to theft"),
            "denial",
        ),
        (
            "Moss pleaded guilty to charges that he stole.",
            ("Moss", "pleaded guilty", "to charges that he stole"),
            "statement",
        ),
        ("Moss called Orlov a disgrace.", ("Moss", "called", "Orlov a disgrace"), "criticism"),
        (
            "Moss called the sale “the stupidest deal”.",
            ("Moss", "called", "the sale “the stupidest deal”"),
            "criticism",
        ),
        (
            "Moss called half of the fans “tourists”.",
            ("Moss", "called", "half of the fans “tourists”"),
            "statement",
        ),
        ("Moss called his supporters tourists.", ("Moss", "called", "his supporters tourists"), "statement"),
        ("Moss called it “ugly but honest”.", ("Moss", "called", "it “ugly but honest”"), "statement"),
        ("Moss called Orlov “no hero”.", ("Moss", "called", "Orlov “no hero”"), "statement"),
        ("Moss described Orlov as brave.", ("Moss", "described", "Orlov as brave"), "praise"),
        ("Moss called the town Ford.", ("Moss", "called", "the town Ford"), "statement"),
        (
            "Moss said Orlov should have resigned.",
            ("Moss", "said", "Orlov should have resigned"),
            "criticism",
        ),
    ],
)
def test_reported_commitments_names_and_regrets(text, said, act):
    assert claim_of(text, *said, names={"Orlov": []}).act == act


def test_what_a_speaker_says_of_themselves_is_no_accusation():
    text = "Moss said Moss was lying to the court."
    said = ("Moss", "said", "Moss was lying to the court")
    assert claim_of(text, *said, names={"Moss": []}, speakers=["Moss"]).act != "accusation"


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Moss warned of sanctions against Orlov.", "warned of", "sanctions against Orlov", "threat"),
        ("Moss warned of a cold winter.", "warned of", "a cold winter", "prediction"),
        ("Moss warned that the river was high.", "warned", "that the river was high", "statement"),
        ("Moss warned that the river could rise.", "warned", "that the river could rise", "prediction"),
        ("Moss warned against swimming in the river.", "warned against", "swimming in the river", "request"),
        ("Moss warned residents to stay indoors.", "warned", "residents to stay indoors", "request"),
        (
            "Moss warned of dire consequences if the strike went on.",
            "warned of",
            "dire consequences if the strike went on",
            "threat",
        ),
    ],
)
def test_warnings_threaten_foretell_or_ask(text, cue, content, act):
    assert claim_of(text, "Moss", cue, content, names={"Orlov": [], "Moss": []}, speakers=["Moss"]).act == act


# date


@pytest.mark.parametrize(
    ("text", "cue", "date"),
    [
        ("Moss said Wednesday that the roof held.", "said", "2022-01-26"),
        ("Moss said on Tuesday that the roof held.", "said", "2022-01-25"),
        ("Moss on Tuesday said that the roof held.", "said", "2022-01-25"),
        ("Earlier on Monday, Moss claimed that the roof held.", "claimed", "2022-01-24"),
        ("Moss said during a Thursday press briefing that the roof held.", "said", "2022-01-20"),
        ("Speaking in Leeds on Friday, Moss said that the roof held.", "said", "2022-01-21"),
        ("In a statement on 12 January, Moss said that the roof held.", "said", "2022-01-12"),
        ("Moss said yesterday that the roof held.", "said", "2022-01-25"),
        ("Moss said last week that the roof held.", "said", "last week"),
        ("Moss said that the roof held.", "said", None),
    ],
)
def test_date_of_saying_resolves_against_the_day_of_publication(text, cue, date):
    assert claim_of(text, "Moss", cue, "that the roof held", published="2022-01-26").date == date


def test_without_a_day_of_publication_the_words_stay():
    claim = claim_of("Moss said Wednesday that the roof held.", "Moss", "said", "that the roof held")
    assert claim.date == "Wednesday"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Moss said Tuesday he wants a new roof.", "Moss", "said", "he wants a new roof"),
        ("On Friday, Moss will say that the roof held.", "Moss", "will say", "that the roof held"),
        ("Moss said on Wednesday that the roof held.", "Moss", "said", "that the roof held"),
    ],
)
def test_a_weekday_is_one_day_in_the_claims_and_in_the_numbers(text, source, cue, content):
    parsed, (claim,), _ = claims_of(text, (source, cue, content), published="2022-01-26")
    (day,) = [n.low for n in read_figures(parsed, "2022-01-26").numbers if n.kind == "date"]
    assert claim.date == day


def test_a_date_in_what_is_said_is_not_when_it_was_said():
    text = "Moss said the roof had held until Tuesday."
    assert (
        claim_of(text, "Moss", "said", "the roof had held until Tuesday", published="2022-01-26").date is None
    )


def test_a_date_in_a_clause_about_the_speaker_is_not_when_it_was_said():
    text = "“It held,” said Moss, who has run a shop there since 1987."
    source = "Moss, who has run a shop there since 1987"
    assert claim_of(text, source, "said", "“It held,”", published="2022-01-26").date is None


@pytest.mark.parametrize(
    "source",
    [
        "Moss, whose first book, “The Pit,” was refused by 14 firms before Acme bought it in 1972",
        "Moss, the mayor since 2015",
        "Moss, elected in 2015",
    ],
)
def test_a_date_in_what_is_added_about_the_speaker_is_not_when_it_was_said(source):
    for named in (source, "Moss"):
        assert claim_of(f"“It held,” said {source}.", named, "said", "“It held,”").date is None


def test_the_date_of_another_clause_is_not_when_it_was_said():
    text = "Moss, who fell from the roof on Monday, said that the roof held."
    assert claim_of(text, "Moss", "said", "that the roof held", published="2022-01-26").date is None


# hedged, negated


@pytest.mark.parametrize(
    ("content", "hedged"),
    [
        ("the roof may fall", True),
        ("the roof could fall", True),
        ("the roof is probably safe", True),
        ("I think the roof is safe", True),
        ("the roof seems safe", True),
        ("they think the roof is safe", False),
        ("the roof was repaired in May", False),
        ("the roof is safe", False),
    ],
)
def test_hedges_in_the_content(content, hedged):
    assert claim_of(f"Moss said {content}.", "Moss", "said", content).hedged is hedged


def test_a_cue_of_guessing_hedges():
    assert claim_of("Moss suggested the roof was safe.", "Moss", "suggested", "the roof was safe").hedged


@pytest.mark.parametrize(
    ("text", "source", "cue", "negated"),
    [
        ("Moss did not say that the roof held.", "Moss", "did not say", True),
        ("Moss never said that the roof held.", "Moss", "never said", True),
        ("Nobody said that the roof held.", "Nobody", "said", True),
        ("Moss denied that the roof held.", "Moss", "denied", False),
        ("Moss said that the roof held.", "Moss", "said", False),
    ],
)
def test_negated_if_it_was_not_said(text, source, cue, negated):
    assert claim_of(text, source, cue, "that the roof held").negated is negated


def test_not_in_the_content_does_not_negate_the_claim():
    assert not claim_of("Moss said the roof did not hold.", "Moss", "said", "the roof did not hold").negated


# the whole


def test_claims_stand_in_text_order_with_ids_speakers_and_confidence():
    text = "Moss said the roof held. Orlov denied it."
    _, found, _ = claims_of(
        text,
        ("Orlov", "denied", "it."),
        ("Moss", "said", "the roof held"),
        speakers=["Orlov", None],
        names={"Orlov": []},
    )
    assert [(c.id, c.speaker, c.act) for c in found] == [("c1", None, "statement"), ("c2", "Orlov", "denial")]
    assert {c.confidence for c in found} == {0.9}


def test_claims_with_one_source_stand_in_the_order_of_what_is_said():
    text = "Moss called the roof a disgrace and said it might fall on those who sleep there."
    late, early = ("Moss", "said", "it might fall on those who sleep there"), ("Moss", "called", "a disgrace")
    _, found, _ = claims_of(text, late, early)
    assert [text[slice(*c.cue[0])] for c in found] == ["called", "said"]


def test_an_attribution_without_source_or_cue_is_a_statement():
    claim = claim_of("“The roof held.” Rain fell.", "", "", "“The roof held.”")
    assert (claim.kind, claim.act, claim.date, claim.negated) == ("direct", "statement", None, False)


def test_a_date_of_publication_that_is_none_does_no_harm():
    assert claim_of("Moss said Monday it held.", "Moss", "said", "it held", published="soon").date == "Monday"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_spans_of_any_text_give_a_claim(data):
    alphabet = st.sampled_from(
        [
            "“",
            "”",
            '"',
            "said",
            "Moss",
            "will",
            "if",
            "not",
            ".",
            "?",
            "\n\n",
            "Monday",
            "warned",
            "to",
            "é",
            ",",
        ]
    )
    text = " ".join(data.draw(st.lists(alphabet, max_size=25)))
    place = st.integers(0, len(text))
    spans = st.lists(st.tuples(place, place).map(lambda p: (min(p), max(p))), max_size=2).map(tuple)
    one = Attribution(data.draw(spans), data.draw(spans), data.draw(spans), 0.5)
    doc = parse(text)
    (claim,) = claims.make_claims(doc, [one], Cast((), (None,)), read_figures(doc, "2022-01-26"))
    assert claim.kind in ("direct", "indirect", "mixed")
    assert claim.act in ACTS
    assert (claim.source, claim.cue, claim.content) == (one.source, one.cue, one.content)
