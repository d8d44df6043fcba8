"""The gender of people by pronouns after their names and quotations."""

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse, speaker_names


def test_pronouns_after_quotations_correct_what_a_given_name_suggests():
    text = (
        "Senator Ita Enang said the project was late. “People deserve to know,” he said.\n\n"
        "Enang left the chamber. “I am done,” he said."
    )
    parsed = parse(text)
    cast = find_actors(parsed, find_attributions(parsed), Article(text))
    assert speaker_names(cast) == ["Ita Enang"] * 3
