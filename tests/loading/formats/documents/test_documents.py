"""Documents: what a reader of the page sees, in order, without notes, deleted text and running heads."""

import textwrap

import pytest

from newsroom import (
    BODIES,
    REPORTERS,
    TEXTS,
    TITLES,
    are_all_three,
    docx,
    load,
    load_one,
    paragraphs,
    pdf,
    why_not,
    zipped,
)

HEAD = (f"# {TITLES[0]}", f"By {REPORTERS[0]}", "14 March 2023")
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def test_a_word_document(tmp_path):
    article = load_one(tmp_path, "a.docx", docx(*HEAD, *BODIES[0]))
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")
    assert article.reporters == (REPORTERS[0],)


def test_word_without_styles_tells_the_headline_from_the_first_line(tmp_path):
    article = load_one(tmp_path, "a.docx", docx(HEAD[0].removeprefix("# "), *HEAD[1:], *BODIES[0]))
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_word_leaves_out_deleted_text_and_keeps_tables_as_rows(tmp_path):
    extra = (
        "<w:p><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>It was added later.</w:t></w:r></w:ins></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2022</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>14 ships</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    text = load_one(tmp_path, "a.docx", docx(*HEAD, *BODIES[0], extra=extra)).text
    assert text.endswith("It was added later.\n\n2022 | 14 ships") and "DELETED" not in text


def test_an_open_document(tmp_path):
    note = "<text:note><text:note-body><text:p>NOTE</text:p></text:note-body></text:note>"
    body = "".join(f"<text:p>{line}{note}</text:p>" for line in BODIES[0])
    content = (
        f"<office:document-content {ODF}><office:body><office:text>"
        f'<text:h text:outline-level="1">{TITLES[0]}</text:h>{body}'
        "</office:text></office:body></office:document-content>"
    )
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    article = load_one(tmp_path, "a.odt", data)
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_rich_text(tmp_path):
    def escaped(line):
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)

    lines = "".join(
        f"\\pard {escaped(line)}\\par\n" for line in (TITLES[0], f"By {REPORTERS[0]}", *BODIES[0])
    )
    article = load_one(tmp_path, "a.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\n" + lines + "}")
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], (REPORTERS[0],))


def test_an_edition_gives_an_article_per_chapter(tmp_path):
    items = "".join(f'<item id="c{n}" href="c%20{n}.xhtml"/><x/>' for n in range(3))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfile full-path="O/p.opf"/></c>',
        "O/p.opf": f"<p><date>2023-03-14</date><manifest>{items}</manifest><spine>{order}</spine></p>",
    }
    for n in range(3):
        head = f'<?xml version="1.0"?><html><head><title>t</title></head><body><h2>{TITLES[n]}</h2>'
        files[f"O/c {n}.xhtml"] = f"{head}<p>By {REPORTERS[n]}</p>{paragraphs(n)}</body></html>"
    found = load(tmp_path, "a.epub", zipped(files))
    assert are_all_three(found, "reporters") and found[2].published == "2023-03-14"


def column(left, top, lines, width=46):
    """A column of paragraphs whose first lines are indented."""
    found = []
    for line in lines:
        for number, piece in enumerate(textwrap.wrap(line, width)):
            found.append((left + 12 * (number == 0), top, 10, piece))
            top -= 13
    return found


def test_columns_of_a_page_are_read_one_after_the_other(tmp_path):
    headline = [(40, 760, 24, TITLES[0][:26]), (40, 732, 24, TITLES[0][26:].strip())]
    body = column(40, 700, BODIES[0]) + column(310, 700, BODIES[1])
    across = sorted(body, key=lambda line: -line[1])  # as some programs draw them: row by row
    running = [(40, 810, 9, "The Ansel Courier"), (480, 810, 9, "14 March 2023")]
    first = [*running, *headline, *across, (290, 30, 9, "1")]
    second = [*running, *column(40, 760, BODIES[2]), (290, 30, 9, "2")]
    article = load_one(tmp_path, "a.pdf", pdf(first, second))
    assert article.title == TITLES[0] and article.published == "2023-03-14"
    assert article.text == "\n\n".join(TEXTS)


def test_words_broken_at_the_end_of_a_line_of_a_page_are_put_together(tmp_path):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\nThe seamen had been war\u2010\nned of danger.")
    assert article.text.endswith("The seamen had been warned of danger.")
    lines = ["The seamen had been war-", "ned before, in a well-", "known report, of the danger."]
    shown = [(40, 700 - 14 * n, 10, line) for n, line in enumerate(lines)]
    assert load_one(tmp_path, "a.pdf", pdf(shown)).text == (
        "The seamen had been warned before, in a well-known report, of the danger."
    )


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", pdf([]), "run text recognition"),
        ("a.pdf", pdf(*[[(60, 700, 11, "x")]] * 301), "a PDF of 301 pages"),
        ("a.pdf", pdf([(60, 700, 11, "x")])[:200], "broken or cut off"),
        ("a.docx", docx("x")[:150], "broken or cut off"),
        ("a.docx", docx(""), "without a text"),
        (
            "a.docx",
            zipped({"[Content_Types].xml": "", "word/styles.xml": ""}),
            "word/document.xml is missing",
        ),
        ("a.rtf", "{\\rtf1 }", "without a text"),
        ("a.epub", zipped({"mimetype": "application/epub+zip"}), "container.xml is missing"),
    ],
)
def test_documents_that_cannot_be_read_say_why(tmp_path, name, data, reason):
    assert reason in why_not(tmp_path, name, data)


def test_the_slip_above_copy_and_the_mark_below_it_are_no_text(tmp_path):
    rows = (("Slug", "FERRY14"), ("Reporter", REPORTERS[0]), ("Length", "12 cm"))
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    end = "<w:p><w:r><w:t>ends</w:t></w:r></w:p>"
    head = f"<w:p><w:r><w:t>{TITLES[0]}</w:t></w:r></w:p>"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in BODIES[0])
    article = load_one(tmp_path, "a.docx", docx(extra=f"<w:tbl>{cells}</w:tbl>{head}{body}{end}"))
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], (REPORTERS[0],))


def test_contents_and_navigation_of_an_edition_are_no_text(tmp_path):
    bar = '<div class="reader_navbar"><a href="b.html">Next</a> | <a href="i.html">All articles</a></div>'
    links = "".join(
        f'<li><a href="{n}.html">{title}</a> {BODIES[n][0][:40]}</li>' for n, title in enumerate(TITLES)
    )
    files = {
        "i.html": f"<html><body><h2>News</h2><ul>{links}</ul></body></html>",
        **{
            f"{n}.html": f"<html><body>{bar}<h1>{TITLES[n]}</h1>{paragraphs(n)}{bar}</body></html>"
            for n in range(3)
        },
    }
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, name in enumerate(files))
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(files)))
    data = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="o.opf"/></container>',
            "o.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
            **files,
        }
    )
    assert are_all_three(load(tmp_path, "a.epub", data))


@pytest.mark.parametrize(
    "frame",
    [
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
    ],
    ids=["table", "text box"],
)
def test_a_story_in_a_table_or_text_box_that_only_places_it(tmp_path, frame):
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in BODIES[0])
    article = load_one(tmp_path, "a.docx", docx(*HEAD, extra=frame.format(body)))
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


@pytest.mark.parametrize(
    "frame",
    [
        "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>",
        "<text:p><draw:frame><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
    ],
    ids=["table", "text box"],
)
def test_the_same_in_an_open_document(tmp_path, frame):
    more = ' xmlns:table="urn:table" xmlns:draw="urn:draw"'
    body = frame.format("".join(f"<text:p>{line}</text:p>" for line in BODIES[0]))
    content = (
        f"<office:document-content {ODF}{more}><office:body><office:text>"
        f'<text:h text:outline-level="1">{TITLES[0]}</text:h>{body}'
        "</office:text></office:body></office:document-content>"
    )
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    article = load_one(tmp_path, "a.odt", data)
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_an_open_document_in_one_file(tmp_path):
    lines = "".join(f"<text:p>{line}</text:p>" for line in BODIES[0])
    body = f'<office:text><text:h text:outline-level="1">{TITLES[0]}</text:h>{lines}</office:text>'
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    text = f"<office:document {ODF} {kind}><office:body>{body}</office:body></office:document>"
    article = load_one(tmp_path, "a.fodt", f'<?xml version="1.0"?>{text}')
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_links_in_rich_text_show_no_address(tmp_path):
    field = r'{\field{\*\fldinst{HYPERLINK "https://a.example/1"}}{\fldrslt{\b ' + TITLES[0] + "}}}"
    body = "\n".join(rf"\pard {line}\par".replace("“", r"\'93").replace("”", r"\'94") for line in BODIES[0])
    data = (r"{\rtf1\ansi\ansicpg1252\pard " + field + "\\par\n" + body + "}").encode("cp1252")
    assert load_one(tmp_path, "a.rtf", data).title == TITLES[0]


def test_the_head_of_a_printed_page_gives_the_day_and_is_no_text(tmp_path):
    head = (40, 800, 9, "The Ansel Courier Tuesday, March 14, 2023 Page 3")
    article = load_one(tmp_path, "a.pdf", pdf([head, (40, 760, 24, TITLES[0]), *column(40, 700, BODIES[0])]))
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_each_heading_of_a_collection_is_an_article(tmp_path):
    lines = ["# Morning clippings"]
    for n in range(3):
        lines += [
            f"# {TITLES[n]}",
            f"The Ansel Courier, {14 + n} March 2023",
            f"By {REPORTERS[n]}",
            *BODIES[n],
        ]
    assert are_all_three(load(tmp_path, "a.docx", docx(*lines)), "published", "reporters")


def test_a_short_text_box_is_left_out_with_a_warning(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>We had soup all night, they said</w:t></w:r></w:p></w:txbxContent>"
    extra = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    article = load_one(tmp_path, "a.docx", docx(*HEAD, *BODIES[0], extra=extra))
    assert article.text == TEXTS[0]
    assert article.warnings == ("a text box was left out: “We had soup all night, they said”",)
