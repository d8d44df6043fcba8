"""Who the source of an attribution is: cases that readers stumble over, and people without a name."""

import re

import pytest

from onrecord.actors.cast import find_actors
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from stage import parse, speaker_names


def cast_of(text, *sources):
    """The actors of a text and the speakers of the sources given, which follow each other in it."""
    made, at = [], 0
    for source in sources:
        begin, at = re.compile(rf"\b{re.escape(source)}(?!\w)").search(text, at).span()
        made.append(Attribution(((begin, at),), (), ()))
    return find_actors(parse(text), made, Article(text))


def speakers(text, *sources):
    return speaker_names(cast_of(text, *sources))


def test_a_clause_between_name_and_verb_and_he_after_a_break():
    text = (
        "Piotr Wilk, a vet who has run the surgery since 1990, said: “The dog will live.”\n\n"
        "“He was lucky,” he added."
    )
    assert speakers(text, "Piotr Wilk, a vet who has run the surgery since 1990,", "he") == ["Piotr Wilk"] * 2


def test_name_and_quotation_in_different_sentences():
    text = "Moira Kerr shook her head. “Not in my lifetime.” She said the mill was gone for good."
    assert speakers(text, "She") == ["Moira Kerr"]


def test_two_speakers_in_one_sentence():
    text = "Abel Stone said the roof leaked, but Ruth Dunn told the inquiry it was sound."
    assert speakers(text, "Abel Stone", "Ruth Dunn") == ["Abel Stone", "Ruth Dunn"]


@pytest.mark.parametrize("cue", ["grumbled", "sighed", "tweeted", "deadpanned"])
def test_unusual_verbs(cue):
    text = f"Hugo Lang missed the last bus. “Typical,” Lang {cue}."
    assert speakers(text, "Lang") == ["Hugo Lang"]


def test_a_nickname_next_to_the_quotation():
    text = "“Keep your receipts,” said a trader who goes by the name ‘Biscuit’. “No refunds,” Biscuit said."
    cast = cast_of(text, "a trader who goes by the name ‘Biscuit’", "Biscuit")
    assert len(set(cast.speakers)) == 1


def test_a_speaker_known_only_by_role_is_the_same_when_it_comes_again():
    text = "A harbour pilot said the ship was too fast. The pilot blamed the fog."
    cast = cast_of(text, "A harbour pilot", "The pilot")
    assert len(set(cast.speakers)) == 1
    pilot = next(a for a in cast.actors if a.id == cast.speakers[0])
    assert (pilot.kind, pilot.named, pilot.role) == ("person", False, "harbour pilot")


@pytest.mark.parametrize(
    ("text", "source", "role", "owner"),
    [
        (
            "A senior Treasury official said the figures were wrong.",
            "A senior Treasury official",
            "senior Treasury official",
            "Treasury",
        ),
        (
            "A spokeswoman for Marlow Foods said the recall was over.",
            "A spokeswoman for Marlow Foods",
            "spokeswoman for Marlow Foods",
            "Marlow Foods",
        ),
        (
            "A former Norwegian diplomat said the talks had failed.",
            "A former Norwegian diplomat",
            "former Norwegian diplomat",
            "Norway",
        ),
        (
            "The head gardener said the roses were late.",
            "The head gardener",
            "head gardener",
            None,
        ),
        ("A man in the crowd said he saw nothing.", "A man in the crowd", None, None),
        (
            "A person familiar with the plans said it was dead.",
            "A person familiar with the plans",
            None,
            None,
        ),
    ],
)
def test_role_and_affiliation_of_people_without_a_name(text, source, role, owner):
    cast = cast_of(text, source)
    speaker = next(a for a in cast.actors if a.id == cast.speakers[0])
    names = {a.id: a.name for a in cast.actors}
    assert not speaker.named
    assert speaker.role == role
    assert names.get(speaker.affiliation, speaker.affiliation) == owner


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The Danish newspaper Havnen reported a leak.", "The Danish newspaper Havnen", "Havnen"),
        ("Governor hopeful Dana Quist wants lower taxes.", "Governor hopeful Dana Quist", "Dana Quist"),
        (
            "His running mate — Texas Sen. Lee Marsh — says otherwise.",
            "His running mate — Texas Sen. Lee Marsh —",
            "Lee Marsh",
        ),
        (
            "The singer's label, Bluebird Records, was thrilled.",
            "The singer's label, Bluebird Records,",
            "Bluebird Records",
        ),
    ],
)
def test_a_name_that_explains_a_noun(text, source, speaker):
    assert speakers(text, source) == [speaker]


def test_two_with_titles_are_a_group_and_they_and_both_mean_it():
    text = (
        "Maria Lund and Senator Inga Holt met in Oslo. They said trade would grow. "
        "Mrs. Lund and Ms. Holt praised the hosts. Both women said they would return."
    )
    cast = cast_of(text, "They", "Mrs. Lund and Ms. Holt", "Both women")
    assert len(set(cast.speakers)) == 1
    assert next(a for a in cast.actors if a.id == cast.speakers[0]).name == "Maria Lund and Inga Holt"


def test_a_statement_speaks_for_whoever_issued_it():
    text = "The Harbour Museum issued a statement on Friday. The statement urged visitors to stay away."
    assert speakers(text, "The statement") == ["Harbour Museum"]


def test_a_campaign_under_two_names_is_one():
    text = "Ann Cole's campaign raised more. The Cole campaign was proud. The campaign thanked donors."
    cast = cast_of(text, "The Cole campaign", "The campaign")
    assert len(set(cast.speakers)) == 1


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Some Republicans said the bill was dead.", "Some Republicans", "Republicans"),
        (
            "Party leaders met. Moderate Democrats warned of a strike.",
            "Moderate Democrats",
            "Moderate Democrats",
        ),
        ("Republicans said the bill was dead.", "Republicans", "Republican Party"),
        ("Two nurses spoke. One of them, Gail Hurd, said no.", "One of them", "Gail Hurd"),
        (
            "Two nurses spoke. One of them, the Dane Gail Hurd, said no.",
            "One of them, the Dane Gail Hurd",
            "Gail Hurd",
        ),
        ("A volunteer named Josh said no.", "A volunteer named Josh", "Josh"),
        ("Kurt Stein rose. His promoter, Lupe Marr, said no.", "His promoter, Lupe Marr", "Lupe Marr"),
        ("Rep. Gus Ray left. Ray, 61, said no.", "Ray, 61,", "Gus Ray"),
        ("The Capitol was shut. Leeds's bus agency said no.", "Leeds's bus agency", "Leeds's bus agency"),
    ],
)
def test_who_of_several_speaks(text, source, speaker):
    assert speakers(text, source) == [speaker]


@pytest.mark.parametrize(
    ("noun", "speaker"),
    [
        ("The two leaders", "Ann Roe and Bo Lee"),
        ("The two", "Ann Roe and Bo Lee"),
        ("The two governments", "governments"),
        ("The two firms", "firms"),
    ],
)
def test_two_bodies_are_not_two_people(noun, speaker):
    assert speakers(f"Ann Roe and Bo Lee met in May. {noun} said that talks went on.", noun) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Roe and Bo Lee, who say the mayor lied, will sue.", "Ann Roe and Bo Lee"),
        ("Ann Roe and her predecessor Bo Lee, who both said he lied, will sue.", "Ann Roe and Bo Lee"),
        ("Ann Roe and Bo Lee, who says the mayor lied, will sue.", "Bo Lee"),
        ("There are dissonant voices who say it is wrong.", "dissonant voices"),
    ],
)
def test_who_with_a_plural_verb_is_the_group(text, speaker):
    assert speakers(text, "who") == [speaker]


def test_that_after_a_noun_means_the_noun():
    assert speakers("There are dissonant voices that say it is wrong.", "that") == ["dissonant voices"]


def test_the_only_member_of_a_party_is_meant_by_it():
    text = "Roe (D-Ohio) spoke. Rep. Max Poe, R-Texas, said he was not. The Ohio Democrat said Poe was wrong."
    assert speakers(text, "Roe", "The Ohio Democrat") == ["Roe", "Roe"]


def test_the_defence_is_not_the_prosecution():
    text = "The prosecution said that he had lied. The defence argued that he had not."
    assert speakers(text, "The prosecution", "The defence") == ["prosecution", "defence"]


def test_all_three_are_those_named_together():
    text = "Ann Roe, Bo Lee and Max Poe signed the letter. All three said they would sue."
    assert speakers(text, "All three") == ["Ann Roe, Bo Lee and Max Poe"]


def test_a_statement_is_by_whom_its_owner_has_and_brackets_part_no_names():
    text = (
        "He left, said a statement by China's Ambassador Ann Roe. Aides Bo Li (李博) and Max Wu (吴) agreed."
    )
    found = speakers(text, "a statement by China's Ambassador Ann Roe", "Aides Bo Li (李博) and Max Wu (吴)")
    assert found == ["Ann Roe", "Bo Li and Max Wu"]


def test_the_un_agency_is_the_only_one_named():
    text = "The World Health Organization spoke of cases. The UN agency said that they had doubled."
    assert speakers(text, "The UN agency") == ["World Health Organization"]
    other = text.replace("spoke", "and Unicef spoke")
    assert speakers(other, "The UN agency") == ["UN agency"]


def test_who_is_named_in_the_words_before_he_said_is_not_he():
    text = "Minister Carl Dunn spoke on Monday. Omar Hale is also a seasoned judge, he said."
    assert speakers(text, "he")[0] != "Omar Hale"
