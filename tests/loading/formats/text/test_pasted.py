"""Text pasted from wires, press releases and mails."""

import textwrap

import pytest

from newsroom import BODIES, REPORTERS, TEXTS, TITLES, load_one

BYLINE = f"By {REPORTERS[0]}"


def test_the_head_of_a_printed_page_is_no_headline(tmp_path):
    head = "THE ANSEL COURIER    Tuesday, March 14, 2023    Page A3"
    article = load_one(tmp_path, "a.txt", f"{head}\n\n{TITLES[0]}\n\n{BYLINE}\n\n{TEXTS[0]}\n\n3\n")
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


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


def test_an_agency_puts_carets_before_headline_and_byline(tmp_path):
    slug, name = "BC-EU--Ansel Ferries, 1st Ld-Writethru,120", REPORTERS[0].upper()
    head = f"{slug}\n^{TITLES[0]}\n^By {name}\n^Associated Press\n"
    article = load_one(tmp_path, "a.txt", f"{head}\nPORT ANSEL (AP) — {TEXTS[0]}\n")
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], (REPORTERS[0],))


def test_what_a_company_says_of_itself_below_a_press_release_is_cut(tmp_path):
    text = f"{TITLES[0]}\n\nPORT ANSEL, March 14, 2023 (GLOBE NEWSWIRE) -- {TEXTS[0]}"
    assert (
        load_one(tmp_path, "a.txt", f"{text}\n\nAbout Ansel Lines\n\nA ferry line since 1911.\n").text
        == TEXTS[0]
    )


def test_key_points_above_the_dateline_of_an_agency_are_cut(tmp_path):
    points = "* Six more night shifts\n\n* Union says no\n\n"
    text = f"{TITLES[0]}\n\n{points}ANSEL, March 14 (Reuters) - {TEXTS[0]}"
    assert load_one(tmp_path, "a.txt", text).text == TEXTS[0]


def test_agencies_end_lines_with_a_mark(tmp_path):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]} =\n\n{BYLINE}=\n\n{TEXTS[0]}\n")
    assert (article.title, article.reporters) == (TITLES[0], (REPORTERS[0],))


def test_times_with_a_zone_in_words_are_no_text(tmp_path):
    for day in ("March 14, 2023 08:00 AM Central European Summer Time", "2023-03-14 05:12:10.221 GMT"):
        article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\n{day}\n\n{BYLINE}\n\n{TEXTS[0]}\n")
        assert (article.text, article.published) == (TEXTS[0], "2023-03-14")


def test_the_issuer_above_a_press_release_is_cut(tmp_path):
    text = f"{TITLES[0]}\n\nNews provided by\nAnsel Lines\n\nANSEL, March 14, 2023 /PRNewswire/ -- {TEXTS[0]}"
    assert load_one(tmp_path, "a.txt", text).text == TEXTS[0]


def test_a_headline_longer_than_the_wrapped_lines_below_it_stays_alone(tmp_path):
    width = len(TITLES[0]) - 3
    lines = "\n".join("\n".join(textwrap.wrap(line, width)) for line in BODIES[0])
    assert load_one(tmp_path, "a.txt", f"{TITLES[0]}\n{lines}\n").title == TITLES[0]


def test_the_frame_of_old_agency_copy_is_no_text(tmp_path):
    slugs = "^BC-EU--Ferries, 1st Ld,130<\n^Eds: UPDATES with quotes.<"
    above = f"{slugs}\n^{TITLES[0]}<\n^AP Photo ANS101, ANS102\n"
    text = f"{above}^{BYLINE}=\n^Staff Writer=\n\nANSEL (AP) _ {TEXTS[0]}\n___\n\nAP-WF-03-14-23 1612GMT<\n"
    article = load_one(tmp_path, "a.txt", text)
    assert (article.title, article.text, article.wires) == (TITLES[0], TEXTS[0], ("The Associated Press",))
    assert article.reporters == (REPORTERS[0],)


def test_the_hour_of_a_press_release_is_no_text(tmp_path):
    text = f"{TITLES[0]}\n\nMarch 14, 2023 08:00 AM Eastern Daylight Time\n\n{TEXTS[0]}\n"
    article = load_one(tmp_path, "a.txt", text)
    assert (article.text, article.published) == (TEXTS[0], "2023-03-14")


def test_the_slug_and_time_of_a_british_agency_are_no_text(tmp_path):
    text = f"1 TRANSPORT Ferries\n\n{TITLES[0]}\n\n{BYLINE}\n\n{TEXTS[0]}\n\nmf\n\nend\n\n140312 MAR 23\n"
    article = load_one(tmp_path, "a.txt", text)
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("FRS1234 4 GEN 0310 AFP-AB12\nStrike-transport-ferries-union\n", "\nlf-jo/xy/zz\n"),
        ("RTRS-UPDATE 2-", "\n(c) Copyright Thomson Reuters 2023. Click For Restrictions\n"),
        (
            "bdt0123 4 pl 210  dpa 0456\n\nPolitics/Transport/\n",
            "\n# Notebook\n\n## Internet\n- a.example\n\n* * * *\n"
            "The following information is not intended for publication\n",
        ),
        ("\x01nor0412 4 gen 150 NOR\r\n\x02\r\n", "\n\x03NOR 120612 JUL 23\x04"),
        ("Text of report by Ansel Courier website on 14 March\n\n", "\nBBC Mon AF1 AFEau 140323 ab/cd\n"),
        (
            "",
            "\nTo contact the reporter on this story:\nAda Poe in Ansel at apoe@a.example\n\n"
            "To contact the editors responsible for this story:\nBo Roe at broe@a.example\nKay Lund\n",
        ),
        ("", "\n(END) Dow Jones Newswires\n\nMarch 14, 2023 03:21 ET (07:21 GMT)\n"),
        ("Skip to main content\nSubscribe\nSign in\nHome\nNews\n\n", ""),
    ],
)
def test_slugs_labels_and_menus_are_no_headline(tmp_path, above, below):
    article = load_one(tmp_path, "a.txt", f"{above}{TITLES[0]}\n\n{BYLINE}\n\n{TEXTS[0]}\n{below}")
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_what_a_company_says_of_itself_may_be_longer_than_the_text_in_lines(tmp_path):
    about = "About Ansel Lines\nAnsel Lines runs ferries.\n\nContact:\nAda Poe\npress@ansel.example\n+1 555\n"
    text = f"{TITLES[0]}\n\nPORT ANSEL, March 14, 2023 /PRNewswire/ -- {TEXTS[0]}\n\n{about}"
    assert load_one(tmp_path, "a.txt", text).text == TEXTS[0]
