"""Pasted text: wire copy, press releases, mails, wraps of any width; one article or several in a file."""

import textwrap

import pytest

from newsroom import BODIES, DAYS, REPORTERS, TEXTS, TITLES, are_all_three, docx, load, load_one
from onrecord.loading.wrapping import paragraphs

BYLINE = f"By {REPORTERS[0]}"


@pytest.mark.parametrize("width", [34, 47, 60, 72, 80, 99, 120])
@pytest.mark.parametrize("gap", ["\n\n", "\n    "])
def test_hard_wraps_of_any_width(width, gap):
    indent = gap.removeprefix("\n").strip("\n")
    lines = [
        textwrap.fill(line, width, initial_indent=indent, break_on_hyphens=False)
        for text in BODIES
        for line in text
    ]
    assert paragraphs(gap.removesuffix(indent).join(lines)) == [line for text in BODIES for line in text]


def test_wraps_without_blank_lines_below_a_long_headline():
    title = (
        "Ferry crews at Port Ansel walk out over six more night shifts that nobody wants to work on weekends"
    )
    wrapped = "\n".join(textwrap.fill(line, 72) for line in BODIES[0])
    assert paragraphs(f"{title}\n{BYLINE}\n{wrapped}") == [title, BYLINE, *BODIES[0]]


def test_ragged_lines_as_copied_from_a_page():
    pieces = []
    for number, line in enumerate(BODIES[0]):
        pieces += textwrap.wrap(line, 52 + 5 * (number % 3))
    assert paragraphs("\n".join(pieces)) == list(BODIES[0])


def test_broken_words_are_put_together_and_compounds_kept():
    text = (
        "The coun-\ncil had been war-\nned in a well-\nknown report, and two- and three-\nyear plans failed."
    )
    assert paragraphs(text) == [
        "The council had been warned in a well-known report, and two- and three-year plans failed."
    ]
    assert paragraphs("The inspec- tors came for two- and three-year plans.") == [
        "The inspectors came for two- and three-year plans."
    ]


def test_the_text_itself_says_how_a_broken_word_is_written():
    assert (
        paragraphs("The Mill-\ngate bridge is shut.\n\nMillgate is angry.")[0]
        == "The Millgate bridge is shut."
    )


def test_the_head_of_a_printed_page_is_no_headline(tmp_path):
    head = "THE ANSEL COURIER    Tuesday, March 14, 2023    Page A3"
    article = load_one(tmp_path, "a.txt", f"{head}\n\n{TITLES[0]}\n\n{BYLINE}\n\n{TEXTS[0]}\n\n3\n")
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_lines_that_are_not_wrapped_stay_paragraphs():
    lines = [
        "The river rose.",
        "It fell.",
        "Nobody knows why it did so in the night, and nobody asked.",
        "It rose.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def wire(body: str) -> tuple[str, str]:
    return f"{TITLES[0]}\n{body}", "\n\n".join(BODIES[0])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "BC-FERRY-STRIKE/REUTERS\nURGENT\n",
            "\nTuesday, 14 March 2023 19:30:02 RTRS [nL8N2U60AB] {C}\nENDS\n",
        ),
        ("AP Top News at 7:30 p.m. EST\n", "\n___\n"),
        (
            "FOR IMMEDIATE RELEASE\n\nContact: Jane Roe, press@ansel.example\n\n",
            "\n\nSOURCE Ansel Lines\n\n###\n",
        ),
        ("(Adds comment by union)\n", "\n-30-\n"),
        (
            "Hi Lena,\n\nsee below.\n\n---------- Forwarded message ---------\nFrom: C <c@a.example>\n"
            "Date: Tue, 14 Mar 2023\nSubject: x\n\n",
            "",
        ),
        (
            "fyi\n\nFrom: Courier <c@a.example>\nSent: March 14, 2023 9:00 AM\nTo: Me\nSubject: FW: x\n\n",
            "",
        ),
    ],
)
def test_marks_of_wires_press_offices_and_mails_are_no_text(tmp_path, above, below):
    text = f"{above}{TITLES[0]}\n\n{BYLINE}\n\n{TEXTS[0]}{below}"
    article = load_one(tmp_path, "a.txt", text)
    assert article.text == TEXTS[0] and article.reporters == (REPORTERS[0],)


@pytest.mark.parametrize(
    ("dateline", "wire", "place"),
    [
        ("LUND, Sweden, March 14, 2023 /PRNewswire/ -- ", "PR Newswire", "LUND"),
        ("OSLO, Norway, March 14, 2023 (GLOBE NEWSWIRE) -- ", "GlobeNewswire", "OSLO"),
        ("OSLO, Norway--(BUSINESS WIRE)--", "Business Wire", "OSLO"),
    ],
)
def test_datelines_of_press_releases(tmp_path, dateline, wire, place):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\n{dateline}{TEXTS[0]}")
    assert (article.text, article.wires, article.dateline) == (TEXTS[0], (wire,), place)
    assert article.published == ("2023-03-14" if "2023" in dateline else None)


def test_quoted_mail(tmp_path):
    lines = [TITLES[0], "", BYLINE, ""] + [
        piece for line in BODIES[0] for piece in (*textwrap.wrap(line, 66), "")
    ]
    article = load_one(tmp_path, "a.txt", "\n".join(f"> {line}".rstrip() for line in lines))
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], (REPORTERS[0],))


def test_names_alone_below_the_headline_are_a_byline(tmp_path):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\nMira Kolb and Sam Voss\n\n{TEXTS[0]}")
    assert article.reporters == ("Mira Kolb", "Sam Voss")
    kept = load_one(tmp_path, "b.txt", f"{TITLES[0]}\n\nHard Times\n\n{TEXTS[0]}")
    assert kept.reporters == () and kept.text.startswith("Hard Times")


ONES = [f"{TITLES[n]}\n\nBy {REPORTERS[n]}\n{DAYS[n]}\n\n{TEXTS[n]}" for n in range(3)]


@pytest.mark.parametrize(
    "between", ["\n\n====\n\n", "\n\n***\n\n", "\n\n* * *\n\n", "\f", "\n\n\n", "\n----------\n"]
)
def test_several_articles_in_a_text(tmp_path, between):
    assert are_all_three(load(tmp_path, "a.txt", between.join(ONES)), "published", "reporters")


def test_several_articles_in_markdown_and_word(tmp_path):
    marked = "\n\n---\n\n".join(f"## {TITLES[n]}\n\n{TEXTS[n]}" for n in range(3))
    assert are_all_three(load(tmp_path, "a.md", marked))
    assert are_all_three(load(tmp_path, "a.docx", docx(*"\n\n=====\n\n".join(ONES).split("\n"))), "reporters")


def test_sections_of_one_article_are_not_articles(tmp_path):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\n{BYLINE}\n\n" + "\n\n* * *\n\n".join(TEXTS))
    assert article.title == TITLES[0] and "Nordvax" in article.text


def test_rules_without_bylines_are_warned_of(tmp_path):
    article = load_one(tmp_path, "a.txt", "\n\n***\n\n".join(f"{TITLES[n]}\n\n{TEXTS[n]}" for n in range(3)))
    assert "several articles" in article.warnings[0]


@pytest.mark.parametrize(
    "front",
    [
        f'---\ntitle: "{TITLES[0]}"\nauthor: "[[{REPORTERS[0]}]]"\npublished: 2023-03-14\n---\n',
        f'+++\ntitle = "{TITLES[0]}"\ndate = 2023-03-14\n[params]\nauthor = "{REPORTERS[0]}"\n+++\n',
        f"% {TITLES[0]}\n% {REPORTERS[0]}\n% 14 March 2023\n\n",
    ],
    ids=["Obsidian", "Hugo", "Pandoc"],
)
def test_front_matter(tmp_path, front):
    for name in ("a.md", "a.txt")[: 1 if front.startswith("%") else 2]:
        article = load_one(tmp_path, name, front + TEXTS[0])
        assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")
        assert article.reporters == (REPORTERS[0],)


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("… [+1843 chars]", "cut off"),
        (" The operator said that the shifts were legal and that", "last sentence has no end"),
        (" The operator said…", "ellipsis"),
        (" The \ufffdoperator said so.", "1 character could not"),
    ],
)
def test_what_seems_lost_is_warned_of_and_an_error_if_strict(tmp_path, ending, said):
    told: list[str] = []
    article = load_one(tmp_path, "a.txt", f"{TEXTS[0]}{ending}", warn=told.append)
    assert said in article.warnings[0] and "[+" not in article.text
    assert told == [f"{tmp_path / 'a.txt'}: {article.warnings[0]}"]
    (refused,) = load(tmp_path, "a.txt", f"{TEXTS[0]}{ending}", strict=True)
    assert said in refused.reason


@pytest.mark.parametrize(
    "ending", ["", " (Reuters)", " – The Straits Times", "\n\nReporting by Ann Roe in Oslo"]
)
def test_whole_texts_are_not_warned_of(tmp_path, ending):
    assert load_one(tmp_path, "a.txt", TEXTS[0] + ending).warnings == ()
