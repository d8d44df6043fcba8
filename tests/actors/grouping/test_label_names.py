"""The labels of a transcript are the people of the text."""

import pytest

from onrecord.analysis.run import Stages, run
from onrecord.model.article import Article

PRESS = (
    "Mayor Diana Cook and Dr. Raj Patel spoke on Monday.\n\nMAYOR COOK: We lost power.\n\n"
    "Q  How long was it out, and did you know?\n\nDR. PATEL: I knew at noon.\n\nMAYOR COOK: I was asleep."
)
COURT = (
    "Lena Orr is cross-examined by Susan Hale.\n\nMS. HALE: I see. Ms. Orr, where were you?\n\n"
    "THE WITNESS: I was at sea.\n\nMS. HALE: Ms. Orr, why?\n\nTHE WITNESS: I fish there."
)
RECORD = (
    "The witness is the clerk Joan Price. Colin Farr asks.\n\nBY MR. FARR:\n\nQ. What did you see?\n\n"
    "A. Smoke, I think.\n\nTHE COURT: Go on.\n\nTHE WITNESS: I ran."
)
PANEL = (
    "Moderated by Ellen Voss\n\nPriya Nair plans roads. Sean Doyle sells paint in Cork.\n\n"
    "Ellen: Sean, are you happy?\n\nSean: I am.\n\nPriya: We counted you.\n\nEllen: Why?"
)
HOUSE = (
    "Oral answers\n\nMr Alan Birch (Seaford) (Lab): When will trains run?\n\n"
    "The Minister of State for Transport (Fiona Kerr): I expect them at Easter.\n\nMr Birch: I thank her."
)
INITIALS = (
    "Kathleen Lowry, 91, was a weaver. Simon Hurst asked her about it.\n\nSH: Was it loud?\n\n"
    "KL: I hear it still.\n\nSH: And now?\n\nKL: I knit."
)


def said(text: str) -> list[tuple[str | None, str]]:
    """Name of the speaker and first word of each claim."""
    rows = run(Article(text), Stages(), until="claims")
    names = {actor.id: actor.name for actor in rows.cast.actors}
    return [(names.get(claim.speaker or ""), text[claim.content[0][0] :].split()[0]) for claim in rows.claims]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (PRESS, [("Diana Cook", "We"), ("interviewer", "How"), ("Raj Patel", "I"), ("Diana Cook", "I")]),
        (COURT, [("Susan Hale", "I"), ("Lena Orr", "I"), ("Susan Hale", "Ms."), ("Lena Orr", "I")]),
        (RECORD, [("Colin Farr", "What"), ("Joan Price", "Smoke,"), ("Joan Price", "I")]),
        (PANEL, [("Ellen Voss", "Sean,"), ("Sean Doyle", "I"), ("Priya Nair", "We"), ("Ellen Voss", "Why?")]),
        (HOUSE, [("Alan Birch", "When"), ("Fiona Kerr", "I"), ("Alan Birch", "I")]),
        (
            INITIALS,
            [
                ("Simon Hurst", "Was"),
                ("Kathleen Lowry", "I"),
                ("Simon Hurst", "And"),
                ("Kathleen Lowry", "I"),
            ],
        ),
    ],
)
def test_titles_first_names_initials_and_roles_are_bound_to_people(text, turns):
    found = said(text)
    assert [turn for turn in turns if turn not in found] == []
