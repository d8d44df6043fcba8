"""Exports of press databases: each article by itself, in whatever format the export was saved."""

import textwrap

import pytest

from newsroom import BODIES, REPORTERS, TEXTS, TITLES, are_all_three, docx, load, paragraphs, pdf


def nexis_uni() -> str:
    cover = ["User Name: = x", "Date and Time: = 3 April 2023", "Job Number: = 1", "Documents (3)"]
    cover += [f"{n + 1}. {TITLES[n]}" for n in range(3)]
    lines = [*cover, "Client/Matter: -None-", "Search Terms: x", "Search Type: NaturalAnd", ""]
    for n in range(3):
        lines += [
            "",
            TITLES[n],
            "The Ansel Courier",
            f"March {14 + n}, 2023 Tuesday",
            "",
            "Copyright 2023 Ansel Media",
        ]
        lines += [
            "All Rights Reserved",
            "",
            "Section: NEWS; Pg. 3",
            "Length: 312 words",
            f"Byline: {REPORTERS[n]}",
            "",
        ]
        lines += ["Body", "", *(piece for line in BODIES[n] for piece in (line, "")), "Classification", ""]
        lines += ["Language: ENGLISH", "Load-Date: March 17, 2023", "", "End of Document", ""]
    return "\n".join(lines)


def lexis_nexis() -> str:
    lines: list[str] = []
    for n in range(3):
        lines += ["", f"          {n + 1} of 3 DOCUMENTS", "", "          The Ansel Courier", ""]
        lines += [f"          March {14 + n}, 2023 Tuesday", "          London Edition", "", TITLES[n], ""]
        lines += [f"BYLINE: {REPORTERS[n]}", "", "SECTION: NEWS; Pg. 4", "", "LENGTH: 310 words", ""]
        for line in BODIES[n]:
            lines += [*textwrap.wrap(line, 66, initial_indent="   "), ""]
        lines += [
            "LOAD-DATE: March 17, 2023",
            "",
            "LANGUAGE: ENGLISH",
            "",
            "     Copyright 2023 Ansel Media",
            "",
        ]
    return "\n".join(lines)


def factiva(coded: bool) -> str:
    lines: list[str] = []
    for n in range(3):
        day, end = f"{14 + n} March 2023", f"Document ANSCOU00202303{14 + n}ej3e0001h"
        if coded:
            lines += [
                f"HD {TITLES[n]}",
                f"BY {REPORTERS[n]}",
                "WC 312 words",
                f"PD {day}",
                "SN The Ansel Courier",
            ]
            lines += ["LA English", "LP", BODIES[n][0], "TD", *BODIES[n][1:], "CO x : Y", f"AN {end}", ""]
        else:
            lines += [
                TITLES[n],
                f"By {REPORTERS[n]}",
                "312 words",
                day,
                "The Ansel Courier",
                "ANSCOU",
                "4",
                "English",
            ]
            lines += ["(c) 2023 Ansel Media", *BODIES[n], end, ""]
    return "\n".join(lines)


def proquest() -> str:
    lines: list[str] = []
    for n in range(3):
        given, surname = REPORTERS[n].split()
        lines += [
            "_" * 60,
            f"Document {n + 1} of 3",
            TITLES[n],
            f"Author: {surname}, {given}",
            "Abstract: Short.",
        ]
        lines += [f"Full text: {BODIES[n][0]}", *BODIES[n][1:], "Subject: Ferries", f"Title: {TITLES[n]}"]
        lines += [
            "Publication title: The Ansel Courier; London (UK)",
            f"Publication date: Mar {14 + n}, 2023",
        ]
        lines += ["ProQuest document ID: 27865543", "Last updated: 2023-03-20", ""]
    return "\n".join(lines)


EXPORTS = {
    "Nexis Uni": nexis_uni(),
    "LexisNexis": lexis_nexis(),
    "Factiva with codes": factiva(True),
    "Factiva": factiva(False),
    "ProQuest": proquest(),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_each_article_has_its_own_headline_day_and_reporters(tmp_path, name):
    found = load(tmp_path, "a.txt", EXPORTS[name])
    assert are_all_three(found, "published", "reporters")
    assert {article.publisher for article in found} == {"The Ansel Courier"}


def test_the_same_in_word_rtf_and_html(tmp_path):
    text = EXPORTS["Nexis Uni"]
    assert are_all_three(load(tmp_path, "a.docx", docx(*text.split("\n"))), "published", "reporters")
    lines = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text).split("\n")
    rich = "{\\rtf1\\ansi " + "".join(f"{line}\\par\n" for line in lines) + "}"
    assert are_all_three(load(tmp_path, "a.rtf", rich), "published", "reporters")
    cells = "".join(
        "<table>"
        + "".join(
            f"<tr><td><b>{code}</b></td><td>{value}</td></tr>"
            for code, value in (
                ("HD", TITLES[n]),
                ("BY", REPORTERS[n]),
                ("PD", f"{14 + n} March 2023"),
                ("LP", f"<p>{BODIES[n][0]}</p>"),
                ("TD", "".join(f"<p>{line}</p>" for line in BODIES[n][1:])),
            )
        )
        + "</table>"
        for n in range(3)
    )
    found = load(tmp_path, "a.html", f"<html><body>{cells}</body></html>")
    assert are_all_three(found, "published", "reporters")


def test_an_article_that_mentions_such_labels_is_no_export(tmp_path):
    (found,) = load(tmp_path, "a.txt", f"{TITLES[0]}\n\nLength: it is long.\n\n{TEXTS[0]}")
    assert found.title == TITLES[0]


def newsbank() -> str:
    parts = (
        f"{TITLES[n]}\n\nMarch {14 + n}, 2023 | The Ansel Courier\n"
        f"Author: {REPORTERS[n]} | Section: News | Page: 3\n"
        f"OpenURL Link: https://a.example/{n}\n\n{TEXTS[n]}\n\n"
        "Copyright (c) 2023 Ansel Media. All Rights Reserved."
        for n in range(3)
    )
    return "Search results\n\n" + "\n\n".join(parts)


def gale() -> str:
    parts = (
        f"Record Number: {n + 1}\nTitle: {TITLES[n]}.\nAuthor(s): {REPORTERS[n]}\n"
        f"Publication: The Ansel Courier (Ansel)\nDate: Mar. {14 + n}, 2023\n"
        f"Gale Document Number: GALE|A{n}\nFull Text:\n{TEXTS[n]}\n"
        "COPYRIGHT 2023 Ansel Media\nSource Citation   (MLA)\nSome author. “A title.”\n"
        for n in range(3)
    )
    return "\n".join(parts)


def pressreader() -> str:
    parts = (
        f"{TITLES[n]}\nThe Ansel Courier{14 + n} Mar 2023By {REPORTERS[n]}\n\n{TEXTS[n]}\n\n"
        f"Article Name:{TITLES[n]}\nPublication:The Ansel Courier\nSection:News\nAuthor:By {REPORTERS[n]}\n"
        "Start Page:5\nEnd Page:5\n"
        for n in range(3)
    )
    return "\n".join(parts)


def ebsco() -> str:
    parts = (
        f"Title: {TITLES[n]}.\nAuthors: {', '.join(reversed(REPORTERS[n].split()))}\n"
        f"Source: The Ansel Courier; 3/{14 + n}/2023, p3-3, 1p\nDocument Type: Article\n"
        f"Accession Number: 15{n}\nDatabase: Newspaper Source\n"
        f"{TITLES[n]}\nSection: NEWS\n\n{TEXTS[n]}\n~~~~~~~~\n"
        f"By {REPORTERS[n]}\nCopyright of The Ansel Courier is the property of Ansel Media and more.\n"
        for n in range(3)
    )
    return "\n".join(parts)


OTHERS = {"NewsBank": newsbank(), "Gale": gale(), "PressReader": pressreader(), "EBSCO": ebsco()}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_exports_of_other_databases(tmp_path, text):
    found = load(tmp_path, "a.txt", text)
    assert are_all_three(found, "published", "reporters")
    assert {article.publisher for article in found} == {"The Ansel Courier"}


def test_captions_and_imprints_below_the_text_are_left_out(tmp_path):
    captioned = EXPORTS["Nexis Uni"].replace("Load-Date:", "Graphic\n\nPHOTO: Two ships.\n\nLoad-Date:")
    assert are_all_three(load(tmp_path, "a.txt", captioned))
    imprinted = EXPORTS["Factiva"].replace("\nDocument ", "\nThe Ansel Courier\nDocument ")
    assert are_all_three(load(tmp_path, "a.txt", imprinted))


def test_europresse(tmp_path):
    parts = [
        f"<article><span>The Ansel Courier</span><div>mardi {14 + n} mars 2023 - 140 mots, p. 6</div>"
        f"<p>{TITLES[n]}</p>"
        f"<div>{REPORTERS[n]}</div><div>{paragraphs(n)}</div>"
        f"<div>news·202303{14 + n}·AX·007</div></article>"
        for n in range(3)
    ]
    page = f"<!DOCTYPE html><html lang=fr><body><h2>Sommaire</h2>{''.join(parts)}</body></html>"
    assert are_all_three(load(tmp_path, "biblioeuropresse.HTML", page), "published", "reporters")


def test_fields_of_older_pages_end_without_blank_lines(tmp_path):
    parts = [
        f"<p>{n + 1} of 3 DOCUMENTS</p><p>The Ansel Courier</p><p>March {14 + n}, 2023 Tuesday</p>"
        f"<p>{TITLES[n]}</p>"
        f"<p>BYLINE: {REPORTERS[n]}</p><p>LENGTH: 312 words</p>{paragraphs(n)}"
        "<p>LOAD-DATE: March 17, 2023</p><p>PUBLICATION-TYPE: Newspaper</p>"
        for n in range(3)
    ]
    page = f"<html><body>{''.join(parts)}</body></html>"
    assert are_all_three(load(tmp_path, "a.HTML", page), "published", "reporters")


def test_numbered_documents_of_proquest(tmp_path):
    parts = [
        f"Document {n + 1} of 3\n\n{TITLES[n]}\n\nAuthor: {', '.join(reversed(REPORTERS[n].split()))}\n\n"
        f"Publication info: The Ansel Courier ; Ansel [Ansel]{14 + n} Mar 2023: A.7.\n\nAbstract: Short.\n\n"
        f"Full text: {TEXTS[n]}\n\nSection: News\n\nProQuest document ID: 2{n}\n\nDocument URL: https://p.example/\n"
        for n in range(3)
    ]
    rule = "_" * 60 + "\n\n"
    assert are_all_three(load(tmp_path, "p.txt", rule + rule.join(parts)), "published", "reporters")


def test_a_printed_export_keeps_its_articles_apart(tmp_path):
    def lines(n: int) -> list[tuple[float, float, float, str]]:
        head = [
            TITLES[n],
            "The Ansel Courier",
            f"March {14 + n}, 2023 Tuesday",
            "Section: NEWS",
            "Length: 312 words",
        ]
        head += [f"Byline: {REPORTERS[n]}", "Body"]
        body = [piece for line in BODIES[n] for piece in (*textwrap.wrap(line, 45), "")]
        whole = [*head, *body, "Load-Date: March 17, 2023", "End of Document"]
        return [(40, 800 - 13 * place, 11, text) for place, text in enumerate(whole) if text]

    assert are_all_three(load(tmp_path, "a.pdf", pdf(*map(lines, range(3)))), "published", "reporters")


def test_labels_may_be_german(tmp_path):
    parts = [
        f"Dokument {n + 1} von 3\n\nThe Ansel Courier\n\n{14 + n}. March 2023\n\n"
        f"{TITLES[n]}\n\nAUTOR: {REPORTERS[n]}\n\n"
        f"RUBRIK: NEWS; S. 4\n\nLÄNGE: 212 Wörter\n\n{TEXTS[n]}\n\n"
        f"SPRACHE: ENGLISCH\n\nAlle Rechte Vorbehalten\n\n"
        for n in range(3)
    ]
    assert are_all_three(load(tmp_path, "a.txt", "".join(parts)), "published", "reporters")
