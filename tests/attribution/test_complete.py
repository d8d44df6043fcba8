"""Attributions that layout and quotation marks show, and those that they rule out."""

import pytest

from onrecord.attribution.complete import complete_attributions
from onrecord.attribution.find import find_attributions
from onrecord.model.attribution import Attribution
from stage import attribution, parse


def said(text: str) -> list[tuple[str, str]]:
    """Source and content of each attribution."""
    parsed = parse(text)
    found = complete_attributions(parsed, find_attributions(parsed))
    return [(_cut(text, a.source), _cut(text, a.content)) for a in found]


def _cut(text, spans):
    return " / ".join(text[b:e] for b, e in spans)


def test_a_letter_in_full_runs_to_its_signature():
    text = (
        "The full text of the letter from Rector Ida Holm to parents:\n\nDear parents,\n\nThe roof leaks.\n\n"
        "We will mend it.\n\nSincerely,\n\nIda Holm\n\nClasses begin in May."
    )
    assert said(text) == [("Ida Holm", "The roof leaks. / We will mend it.")]


def test_a_statement_in_full_runs_while_it_speaks_of_us():
    text = (
        "The museum issued a statement on Monday. It reads in full:\n\nWe regret the error.\n\n"
        "Our guides have been told.\n\nTickets cost $9."
    )
    assert said(text) == [("The museum", "We regret the error. / Our guides have been told.")]


def test_a_statement_is_presented_without_a_colon_and_need_not_always_say_i():
    text = (
        "Rector Ida Holm spoke. Here is her statement.\n\nI regret the error.\n\nThe roof leaks.\n\n"
        "We will mend it.\n\nTickets cost $9.\n\nThe hall is old.\n\nIt rained."
    )
    assert said(text)[-1] == ("Ida Holm", "I regret the error. / The roof leaks. / We will mend it.")


def test_a_quoted_statement_in_full_is_its_owners():
    text = "Here is the mayor's full statement:\n\n“I resign. I am ill.\n\n“I thank you.”\n\nRain fell."
    assert said(text) == [("the mayor", "“I resign. I am ill. / “I thank you.”")]


def test_each_letter_to_the_editor_is_its_writers():
    text = (
        "Letters to the editor\n\nThe bridge\n\nThey want to pull it down.\n\nI cross it every day.\n\n"
        "Jane Roe, Leeds\n\nBuses are late\n\nMy bus is late. Nobody says why.\n\nPeter Hand\nYork"
    )
    letters = [
        ("Jane Roe", "They want to pull it down. / I cross it every day."),
        ("Peter Hand", "My bus is late. Nobody says why."),
    ]
    assert [found for found in said(text) if found in letters] == letters


def test_names_below_paragraphs_are_no_letters_in_a_story():
    text = (
        "The fair opened on Monday.\n\nSo did the harbour.\n\nJane Roe, baker\n\nShe sells bread.\n\n"
        "Peter Hand, York\n\nHe sells fish."
    )
    assert said(text) == []


def test_a_signature_after_a_dash_names_the_speaker():
    text = (
        "What they said:\n\n“I take it every day.” — Bill Orr, 61\n\n"
        "“We played well.”\n— Coach Dan Ives\n\nRain fell."
    )
    assert ("Bill Orr, 61", "“I take it every day.”") in said(text)
    assert ("Coach Dan Ives", "“We played well.”") in said(text)


def test_a_source_goes_on_to_its_noun():
    text = "Boeing Co. Chief Executive Officer Dave Calhoun said he would step down."
    assert said(text) == [("Boeing Co. Chief Executive Officer Dave Calhoun", "he would step down")]


def test_a_pull_quote_is_the_words_of_the_name_below_them():
    text = (
        "The dam at Olm has held.\n\nI think (the town) has been lucky this time, but we must not rely on "
        "luck again Water minister Ada Finch\n\nMs Finch told reporters: “I think Olm has been lucky this "
        "time, but we must not rely on luck again.”"
    )
    found = said(text)
    words = "I think (the town) has been lucky this time, but we must not rely on luck again"
    assert ("Water minister Ada Finch", words) in found
    assert [source for source, content in found if content in words] == ["Water minister Ada Finch"]


def test_words_that_only_the_reporter_repeats_are_no_pull_quote():
    text = (
        "“The dam at Olm has held for now, and we are lucky,” she said.\n\n"
        "The dam at Olm has held for now, and we are told so by Minister Ada Finch\n\nRain fell on Olm Castle"
    )
    assert [source for source, _ in said(text)] == ["she"]


def test_the_author_of_a_post_is_before_the_handle():
    text = "One wrote:\n\nI saw nothing of the kind pic.twitter.com/ab1 — Joe Tran (@joetran) March 5, 2024"
    assert ("Joe Tran", "I saw nothing of the kind") in said(text)
    assert ("Ida Moe", "The bridge is open.") in said("One wrote:\n\nIda Moe (@moe): The bridge is open.")


def test_a_heading_in_single_marks_is_no_quotation():
    text = "‘We had no money’\n\nAnn Roe left. “We had no money at all,” she said. “The bank called.”"
    assert "‘We had no money’" not in [content for _, content in said(text)]


def test_sentences_in_quotation_marks_stand_alone_but_titles_and_words_do_not():
    text = (
        "Ida Roe came home. “It was so quiet.” She sat down.\n\n"
        "The store sells “The Last Tram.” Roe called it “a bore.”"
    )
    contents = [content for _, content in said(text)]
    assert "“It was so quiet.”" in contents
    assert "“The Last Tram.”" not in contents


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("“My cellar was full of water.” Kemp shrugged.", False),
        ("“My cellar was full of water,” Kemp shrugged.", True),
        ("“My cellar was full of water.” Kemp said.", True),
        ("“My cellar was full of water.” Kemp wrote it down.", False),
    ],
)
def test_a_gesture_after_a_full_stop_does_not_attribute(text, attributed):
    begin = text.index("Kemp")
    found = Attribution(((begin, begin + 4),), ((begin + 5, len(text) - 1),), ((0, begin - 1),), 0.8)
    (kept,) = complete_attributions(parse(text), [found])
    assert kept.source == (((begin, begin + 4),) if attributed else ())


def test_a_quotation_interrupted_twice_is_one_attribution():
    text = "“I saw the light,” Rosa Diaz said, “and I ran to the door,” she went on, “but it was locked.”"
    assert said(text) == [
        ("Rosa Diaz", "“I saw the light,” / “and I ran to the door,” / “but it was locked.”")
    ]


def test_what_somebody_else_said_is_an_attribution_inside():
    text = "Police Chief Dana Holt said the suspect had told officers he wanted to scare his neighbors."
    outer, inner = said(text)
    assert outer[0] == "Police Chief Dana Holt"
    assert inner == ("the suspect", "he wanted to scare his neighbors")


def test_a_line_with_a_name_introduces_the_quotation_below():
    text = (
        "The port has a new pilot.\n\nAnd from Mayor Ida Holm:\n\n“We have waited nine years.”\n\nRain fell."
    )
    ((source, content),) = said(text)
    assert source.endswith("Ida Holm")
    assert content == "“We have waited nine years.”"


def test_the_items_of_a_list_belong_to_the_names_in_brackets_after_them():
    text = (
        "What do you think of the market?\n\n• I sleep badly. (Ruth Ames, Quay Street)\n\n"
        "• “Open it again.” (Anna Katz)\n\nThe council decides in May."
    )
    assert said(text) == [("Ruth Ames", "I sleep badly."), ("Anna Katz", "“Open it again.”")]


def test_lines_with_names_head_the_quotations_below():
    quotations = ["“I will pay it.”", "“It is a tax on birthdays.”"]
    names = ["Ruth Klein, Old Mill Bakery", "**Anna Kraus**"]
    head, *below = names[0], quotations[0], names[1], quotations[1], "Rain fell."
    assert said("\n\n".join([head, *below])) == [("Ruth Klein", quotations[0]), ("Anna Kraus", quotations[1])]
    signed = said("\n\n".join([quotations[0], names[0], quotations[1], names[1]]))
    assert all(source != "Ruth Klein" or content == quotations[0] for source, content in signed)


def test_credits_of_photographs_are_no_statements():
    text = "Boats leave the harbour. (Ruth Ames, AP)\n\nRain falls on Holt. (Anna Katz, AP)"
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The singer Ida Moon sang “I Will Not Go Home” in Leeds.", False),
        ("The singer Ida Moon sang “I will not go home.”", True),
        ("A sign read “Do Not Enter” in red.", True),
    ],
)
def test_a_title_that_is_sung_is_no_quotation(text, kept):
    cue = "sang" if "sang" in text else "read"
    marks = [text.index("“"), text.index("”") + 1]
    at = text.index(cue)
    found = Attribution(((0, at - 1),), ((at, at + len(cue)),), (tuple(marks),), 0.9)
    assert bool(complete_attributions(parse(text), [found])) == kept


def test_a_source_ends_with_its_sentence():
    text = "“We will sue,” said Sen. Ana B. Gill. The commission, or FSC, will rule."
    source = (text.index("Sen."), text.index(", will"))
    found = Attribution((source,), ((15, 19),), ((0, 14),), 0.9)
    (cut,) = complete_attributions(parse(text), [found])
    assert _cut(text, cut.source) == "Sen. Ana B. Gill"


@pytest.mark.parametrize(
    "text",
    [
        "Residents were warned that the water was unsafe.",
        "Officials were told that the dam was safe.",
        "Warned that it was late, Amos Reed left.",
        "Kurt Stein, believed to be the gunman, was shot.",
    ],
)
def test_who_is_told_says_nothing(text):
    assert {source for source, _ in said(text)} <= {""}


def test_who_describes_speaks():
    text = "Callum Reid, who lived with him, described in a statement how he had found him on the floor."
    assert any(source.startswith("Callum Reid") for source, _ in said(text))


def test_a_source_over_two_sentences_is_that_of_its_cue_in_each():
    text = "“The road is shut,” said Ana Gill. Tom Roe said it was late."
    assert said(text) == [("Ana Gill", "“The road is shut,”"), ("Tom Roe", "it was late")]


def test_a_line_may_break_before_the_verb_of_speech():
    text = "The firm sank.\n\n“It is a clear breakdown of our order.”\n\nsaid Ada Finch, who left it in May."
    assert ("Ada Finch", "“It is a clear breakdown of our order.”") in said(text)
    assert ("Ada Finch", "“It is a clear breakdown of our order.”") not in said(text.replace("said", "Saw"))


def test_a_line_with_a_verb_of_speech_introduces_the_words_below_it():
    text = "Ada Moe spoke at noon. She said:\n\nWe are sorry.\n\nOur line is open.\n\nRain fell."
    assert ("She", "We are sorry. / Our line is open.") in said(text)
    assert said("She brought:\n\nOur lunch.\n\nRain fell.") == []


def test_a_text_marked_as_a_quotation_ends_with_its_marks():
    text = "The club issued a statement, which reads:\n\n> Ann Moe left.\n>\n> Bo Roe follows.\n\nMoe is 40."
    assert said(text) == [("The club", "Ann Moe left. / Bo Roe follows.")]


def test_a_day_is_no_source():
    text = 'Ida Holm, who until recently ran the port, today said the strike was "over".'
    assert said(text)[0][0] == "Ida Holm"


def test_the_place_of_a_dateline_says_nothing():
    text = "Muscat: Hoping to help small firms, the bank will lend more."
    said = Attribution(((0, len("Muscat")),), (), ((len("Muscat: "), len(text)),))
    assert complete_attributions(parse(text), [said]) == ()


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ida Holm was quoted by state media as saying that the port was open.", ["Ida Holm"]),
        ("The paper quoted Ida Holm as saying that the port was open.", ["Ida Holm"]),
    ],
)
def test_who_is_quoted_speaks(text, sources):
    assert [source for source, _ in said(text)] == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("“There is no water here,” Ida Holm, a nurse at the port.", ["Ida Holm, a nurse at the port"]),
        ("”There is no water here,“ said Ida Holm.", ["Ida Holm"]),
    ],
)
def test_a_verb_may_be_missing_and_marks_may_be_reversed(text, sources):
    assert [source for source, _ in said(text)] == sources


def test_who_is_told_something_does_not_say_it():
    assert ("Ida Holm", "that the port was shut") not in said(
        "Told that the port was shut, Ida Holm shrugged."
    )


def kept(text: str, source: str, cue: str, content: str) -> bool:
    """Whether an attribution that is found stays one with its source."""
    found = attribution(text, (source, cue, content))
    return found in complete_attributions(parse(text), [found])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stays"),
    [
        ("Did Ida Holm back the bill?", "Ida Holm", "back", "the bill", False),
        ("But has she called for a vote?", "she", "called for", "a vote", False),
        ("Will Ida Holm go on to demand a vote?", "Ida Holm", "demand", "a vote", False),
        ("Ida Holm asked whether it was safe?", "Ida Holm", "asked", "whether it was safe", True),
        ("Did the mayor, who said it was safe, know?", "the mayor", "said", "it was safe", True),
        ("“Did you back the bill?” Ida Holm asked.", "Ida Holm", "asked", "“Did you back the bill?”", True),
        ("Did Ida Holm back the bill? Bo Lee said no.", "Bo Lee", "said", "no", True),
    ],
)
def test_a_question_of_the_writer_reports_nothing(text, source, cue, content, stays):
    assert kept(text, source, cue, content) == stays


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        ("Not everyone", False),
        ("Not all farmers", False),
        ("Few farmers", False),
        ("Very few of the farmers", False),
        ("No farmer", False),
        ("None of the farmers", False),
        ("Hardly any farmers", False),
        ("A few farmers", True),
        ("Quite a few farmers", True),
        ("The few farmers who came", True),
        ("Not only farmers", True),
        ("All farmers", True),
    ],
)
def test_few_or_not_all_are_no_source(source, stays):
    assert kept(f"{source} said that the port was safe.", source, "said", "that the port was safe") == stays


def test_few_before_the_source_counts_too():
    assert not kept("Few farmers backed Ida Holm.", "farmers", "backed", "Ida Holm")


def test_a_cue_without_a_source_has_the_name_before_it():
    text = "Opening the case in court, Grace Pell KC, prosecuting, said the two had not spoken for months."
    parsed = parse(text)
    begin = text.index("the two")
    found = complete_attributions(
        parsed, [Attribution((), ((begin - 5, begin - 1),), ((begin, len(text) - 1),))]
    )
    assert _cut(text, found[0].source) == "Grace Pell KC"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A trader identified herself as Ann Roe.", "herself as Ann Roe"),
        ("A teller asked not to be named.", "not to be named"),
    ],
)
def test_how_somebody_wants_to_be_called_is_no_attribution(text, content):
    begin = text.index(content)
    subject = (0, text.index(" ", 3))
    cue = (subject[1] + 1, begin - 1)
    found = Attribution((subject,), (cue,), ((begin, begin + len(content)),))
    assert complete_attributions(parse(text), [found]) == ()
