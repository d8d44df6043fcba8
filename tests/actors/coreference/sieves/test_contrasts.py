"""“The latter”, “the former president”, “for her part”, and others at the same verb."""

import pytest

from marked import cast_of, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Roe, a lawyer, met Bo Lee, a judge. [The latter] said the port would close.", "Bo Lee"),
        ("Ann Roe met Bo Lee on Monday. [The former] said the port would close.", "Ann Roe"),
        (
            "Voters like former President Carl Ostrow. Ida Frost, president of the Hull Union, wept. "
            "[The former president] said he was happy.",
            "Carl Ostrow",
        ),
        (
            "Carl Ostrow left. [Her lawyer, advocate Dan Pell,] told Ida Frost that it was over.",
            "Dan Pell",
        ),
    ],
)
def test_the_source_is_the_one_named(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "Prime Minister Ken Sato left. The Irish prime minister later thanked Ken Sato.",
            "Ken Sato",
            "The Irish prime minister",
        ),
        ("Mim Roe was happy. Mim Roe called her to play.", "Mim Roe", "her"),
        ("Carl Ostrow is a coach. Fans want the best coach in the world.", "Carl Ostrow", "the best coach"),
        ("Kenya is poor. Many stay in the country in which they work.", "Kenya", "the country"),
    ],
)
def test_somebody_else_is_meant(text, name, other):
    cast = cast_of(text)
    (actor,) = (a for a in cast.actors if a.name == name)
    assert other not in {text[begin:end] for begin, end in actor.mentions}
