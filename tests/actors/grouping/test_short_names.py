"""Which person a short name means."""

from onrecord import Article, analyze

DOUBLE = (
    "President Mario Abdo Benítez opened the meeting in Asunción. “We must act as a bloc,” said Abdo. "
    "Abdo praised the cuts."
)
FAMILY_FIRST = (
    "The finance minister, Lou Jiwei, spoke in Washington. “The world thanked China,” Mr. Lou said. "
    "Mr. Lou left at noon."
)


def speakers(text: str) -> set[str]:
    found = analyze(Article(text)).to_dict()
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    return {names.get(claim["speaker"]) for claim in found["claims"]}


def test_the_first_of_two_family_names_may_stand_alone():
    assert speakers(DOUBLE) == {"Mario Abdo Benítez"}


def test_after_mr_the_first_word_of_a_name_is_a_family_name():
    assert speakers(FAMILY_FIRST) == {"Lou Jiwei"}
