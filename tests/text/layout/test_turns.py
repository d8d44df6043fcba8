"""Turns of interviews and transcripts by labels and by questions."""

import pytest

from stage import parse


def turns(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (t.label and text[slice(*t.label)], t.part, " / ".join(text[b:e] for b, e in t.content))
        for t in parse(text).turns
    ]


def test_letters_mark_questions_and_answers_and_an_answer_has_all_its_paragraphs():
    text = (
        "We met Vera Lund in Oslo.\n\nQ: Why did you sell?\n\nA: We had no money. The bank called.\n\n"
        "Nobody else wanted the boats.\n\nQ: And now?\n\nA. I fish alone.\n\nLund's boats were sold in May."
    )
    assert turns(text) == [
        ("Q", "question", "Why did you sell?"),
        ("A", "answer", "We had no money. The bank called. / Nobody else wanted the boats."),
        ("Q", "question", "And now?"),
        ("A", "answer", "I fish alone."),
    ]


def test_names_and_roles_are_labels_in_a_transcript():
    text = (
        "MAYOR INA FELD: The dam holds.\n\nREPORTER: Since when?\n\n"
        "FELD: Since noon.\n\n(Laughter.)\n\nORR: It leaks."
    )
    assert turns(text) == [
        ("MAYOR INA FELD", "named", "The dam holds."),
        ("REPORTER", "named", "Since when?"),
        ("FELD", "named", "Since noon."),
        ("ORR", "named", "It leaks."),
    ]


def test_names_on_lines_of_their_own_head_what_people_say():
    text = (
        "The baker Tess Holm.\n\nRia Fenn\n\nWhen do you get up?\n\n[00:12] Tess Holm\n\n"
        "At two, and I like it.\n\nMy dog does not.\n\nRia Fenn (00:31)\n\nAnd now?\n\n**Holm**\n\nAt one."
    )
    assert turns(text) == [
        ("Ria Fenn", "named", "When do you get up?"),
        ("Tess Holm", "named", "At two, and I like it. / My dog does not."),
        ("Ria Fenn", "named", "And now?"),
        ("Holm", "named", "At one."),
    ]


def test_names_as_headings_of_portraits_head_no_turns():
    text = (
        "Two women run.\n\nRia Fenn\n\nThe lawyer wants a new school.\n\n"
        "Tess Holm\n\nThe baker says that she will win.\n\nRia Fenn\n\nHer shop is in Holt."
    )
    assert turns(text) == []


def test_roles_that_repeat_are_labels_of_a_record():
    text = "THE COURT: Where were you?\n\nTHE WITNESS: At sea.\n\nTHE COURT: Alone?\n\nTHE WITNESS: No."
    assert [(label, content) for label, _, content in turns(text)] == [
        ("THE COURT", "Where were you?"),
        ("THE WITNESS", "At sea."),
        ("THE COURT", "Alone?"),
        ("THE WITNESS", "No."),
    ]


def test_an_answer_goes_on_after_a_paragraph_about_somebody_else():
    text = (
        "Ria Fenn met Tess Holm.\n\nRia Fenn: Who helped?\n\nTess Holm: Nobody.\n\n"
        "Well, Ada Moe lent the oven.\n\nRia Fenn: And now?\n\nTess Holm: It burns."
    )
    assert [content for _, _, content in turns(text)] == [
        "Who helped?",
        "Nobody. / Well, Ada Moe lent the oven.",
        "And now?",
        "It burns.",
    ]


def test_an_entry_of_a_live_blog_ends_with_its_paragraph():
    text = (
        "9:40 a.m. — Sheriff Dan Moe: The road is closed.\n\nSnow fell all night.\n\n"
        "10:05 — Moe: The road is open.\n\nTraffic was slow."
    )
    assert [content for _, _, content in turns(text)] == ["The road is closed.", "The road is open."]


def test_the_label_of_an_answer_may_stand_in_the_paragraph_of_its_question():
    text = "Senator Maya Flint\n\n**Q: Why?** A: Because of you.\n\n**Q: And now?** A: I wait.\n\nI do."
    assert turns(text) == [(None, "answer", "Because of you."), (None, "answer", "I wait. / I do.")]


def test_who_asks_may_stand_in_brackets():
    text = "Liam Park replies.\n\nWhy? (Nina, 12)\n\nI forgot.\n\nWhen? (Tom Weiss)\n\nIn June, I hope."
    assert [(part, content) for _, part, content in turns(text)] == [
        ("question", "Why? (Nina, 12)"),
        ("answer", "I forgot."),
        ("question", "When? (Tom Weiss)"),
        ("answer", "In June, I hope."),
    ]


def test_initials_of_a_named_guest_mark_questions_and_answers():
    text = "Orla Finn is a chef.\n\nSP: You cook.\n\nOF: I do.\n\nSP: Why?\n\nOF: For money."
    assert turns(text) == [
        ("SP", "question", "You cook."),
        ("OF", "answer", "I do."),
        ("SP", "question", "Why?"),
        ("OF", "answer", "For money."),
    ]
    assert turns(text.replace("Orla Finn", "Ada Roe")) == []


def test_one_entry_of_a_live_blog_is_enough():
    text = "The storm grows.\n\n8:02 a.m. Eric Moe: The wind has turned.\n\n9 a.m. Snow falls."
    assert turns(text) == [("Eric Moe", "named", "The wind has turned.")]
    assert turns(text.replace("turned.", "turned")) == []


def test_questions_of_their_own_with_answers_in_the_first_person_are_an_interview():
    text = (
        "Vera Lund sells boats.\n\nWhy did you sell?\n\nI had no money.\n\nMy bank called.\n\n"
        "What will you do now?\n\nSleep, I hope.\n\nThis interview has been edited for length."
    )
    assert turns(text) == [
        (None, "question", "Why did you sell?"),
        (None, "answer", "I had no money. / My bank called."),
        (None, "question", "What will you do now?"),
        (None, "answer", "Sleep, I hope."),
    ]


def test_an_interviewer_may_prompt_without_a_question():
    text = "How do you sleep?\n\nI rarely do.\n\nYou sell beds.\n\nMy brother does.\n\nAnd you?\n\nI nap."
    assert [(part, content) for _, part, content in turns(text)] == [
        ("question", "How do you sleep?"),
        ("answer", "I rarely do."),
        ("question", "You sell beds."),
        ("answer", "My brother does."),
        ("question", "And you?"),
        ("answer", "I nap."),
    ]


def test_questions_may_open_the_paragraphs_of_their_answers():
    text = (
        "Pia Lund drives a tram.\n\nWhen do you get up? At four. My cat complains.\n\n"
        "**What annoys you** Doors.\n\nThey jam.\n\nWhen will you stop? I will not."
    )
    assert turns(text) == [
        (None, "answer", "At four. My cat complains."),
        (None, "answer", "Doors. / They jam."),
        (None, "answer", "I will not."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "May I park here? You may not.\n\nDo I pay? You do.\n\nWhen do I leave? My advice: soon.",
        "Did you know? I did.\n\nRain fell.\n\nWho won? Low Marsh.\n\nIt was late.\n\nWhy? Luck.",
        "Where: City Hall\n\nWhen: Monday\n\nCost: $10\n\nMayor Ina Feld opens the fair.",
        "What changes?\n\nThe fee rises, the ministry said.\n\nWho pays?\n\nDrivers of trucks.",
        "Ida Feld, Acme Bank: Growth slows.\n\nForecast: 90 percent\n\nRain fell.\n\nForecast: 85 percent",
        "Two towns want the road: Orrin and Low Marsh.\n\nThe mayor: no.",
        "",
    ],
)
def test_lists_of_facts_and_explainers_have_no_turns(text):
    assert turns(text) == []


def test_labels_in_capitals_or_before_a_dash_need_no_colon():
    text = "{}Lars, do you milk?{}I do, twice.{}And you?{}My son does."
    for between in ("\n\nOLIVER PENN ", "\n\nLARS HOLM "), ("\n\n*Oliver Penn* — ", "\n\n*Lars Holm* — "):
        page = "Lars Holm keeps cows." + text.format(*between, *between)
        assert [content for _, _, content in turns(page)] == [
            "Lars, do you milk?",
            "I do, twice.",
            "And you?",
            "My son does.",
        ]
    assert turns("NATO We must act.\n\nEU Our money is short.\n\nUN You wait.") == []


def test_names_of_readers_between_two_labels_are_labels():
    text = "Ask Hugo Stern\n\nHugo Stern: Hello.\n\nzwerg72: May I?\n\nHugo Stern: You may.\n\nlater: rain."
    assert [(label, content) for label, _, content in turns(text)][1] == ("zwerg72", "May I?")


def test_voices_stand_below_lines_with_name_and_description():
    text = (
        "Four on the flood\n\n**Amy Okoro, 29, nurse**\n\nI swam.\n\nMy dog did too.\n\n"
        "**Lin Zhao (34), plumber**\n\nMy van is in the river.\n\n**What next?**\n\nThe town decides in May."
    )
    assert [content for _, _, content in turns(text)] == [
        "I swam. / My dog did too.",
        "My van is in the river.",
    ]
    assert turns(text.replace("I swam", "Water rose").replace("My", "A")) == []


def test_an_interview_that_says_so_needs_no_first_person():
    text = (
        "We interviewed Pia Lund.\n\nWhy do you think sport is rare?\n\nIt reaffirms power.\n\n"
        "What do you expect now?\n\nMore channels."
    )
    assert [part for part, _ in [(t[1], t[2]) for t in turns(text)]] == ["question", "answer"] * 2
    assert turns(text.replace("interviewed", "know")) == []


def test_if_only_questions_have_labels_the_rest_is_answers():
    text = (
        "Jonas Wray: “I play”\n\nQ1. Does it bother you?\n\nIt does.\n\nI sleep.\n\nQ2. And now?\n\nI rest."
    )
    assert [(part, content) for _, part, content in turns(text)] == [
        ("question", "Does it bother you?"),
        ("answer", "It does. / I sleep."),
        ("question", "And now?"),
        ("answer", "I rest."),
    ]


def test_a_column_with_questions_to_its_reader_is_no_interview():
    asked = "He has attacked the loopholes that benefit others, and has called for an end of the tax. "
    text = (
        f"{asked}But what will he do about those that benefit him, and what is your answer to that?\n\n"
        f"I doubt that he knows.\n\n{asked}So is this another gift, or is it meant for the public?\n\n"
        f"We know that most of it is his.\n\n{asked}Can somebody who pays no tax speak for those who do?\n\n"
        "My guess is that he cannot."
    )
    assert turns(text) == []


def test_the_first_answer_may_be_without_i():
    text = "Ida Moe grows figs.\n\nWhat is hard?\n\nYou wait.\n\nDo you mind?\n\nI do.\n\nWhy?\n\nI must."
    assert turns(text)[1] == (None, "answer", "You wait.")


def test_a_story_told_to_a_reporter_is_its_tellers():
    text = (
        "Why I left\n\nAs told to Nadia Brill\n\nI was nine when I first held a bassoon in Halle.\n\n"
        "“You will grow,” my teacher told me when I came.\n\nIt was a good time for all of us there.\n\n"
        "One day I went home and told my husband.\n\nClara Voigt played in Halle from 1999 to 2021."
    )
    (label, part, content), *others = turns(text)
    assert (label, part, others) == ("Clara Voigt", "named", [])
    assert content.startswith("I was nine") and content.endswith("my husband.")
    assert turns(text.replace("As told to Nadia Brill", "By Nadia Brill")) == []


def test_a_prompt_may_open_an_interview():
    text = "Frank Moe\n\nYou sell poems.\n\nI do.\n\nWhy do you?\n\nI must.\n\nAnd then?\n\nI rest."
    assert turns(text)[0] == (None, "question", "You sell poems.")
