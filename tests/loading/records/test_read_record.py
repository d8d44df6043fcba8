"""Records: texts kept as trees of blocks, people in parts, dates with two readings."""

import pytest

from newsroom import BODIES, TITLES
from onrecord.loading.draft import Draft
from onrecord.loading.errors import FormatError
from onrecord.loading.records.find_records import records_of
from onrecord.loading.records.read_record import read_record

LINES = list(BODIES[0])


def read(document) -> Draft:
    (record,) = records_of(document)
    draft = read_record(record)
    assert isinstance(draft, Draft)
    return draft


def paragraph(kind: str, line: str, key: str = "content") -> dict:
    """A paragraph whose words are in two text nodes."""
    half = line.index(" ", len(line) // 2)
    return {"type": kind, key: [{"type": "text", "text": line[:half]}, {"type": "text", "text": line[half:]}]}


@pytest.mark.parametrize(
    "body",
    [
        {"type": "doc", "content": [paragraph("paragraph", line) for line in LINES]},
        [paragraph("p", line, "children") for line in LINES],
        {"blocks": [{"type": "paragraph", "data": {"text": line}} for line in LINES]},
        {"content": [{"type": "paragraph", "text": line} for line in LINES]},
        [{"_type": "block", "children": [{"_type": "span", "text": line}]} for line in LINES],
    ],
)
def test_a_text_kept_as_a_tree_of_blocks(body):
    draft = read({"headline": TITLES[0], "body": body, "author": "Ann Roe", "date": "2023-03-14"})
    assert list(draft.paragraphs) == LINES and draft.credits.reporters == ("Ann Roe",)


def test_the_sections_of_one_article_are_one_text():
    sections = [
        {"heading": "At sea", "paragraphs": LINES[:2]},
        {"heading": "Ashore", "paragraphs": LINES[2:]},
    ]
    draft = read({"title": TITLES[0], "sections": sections, "date": "14 March 2023"})
    assert list(draft.paragraphs) == ["At sea", *LINES[:2], "Ashore", *LINES[2:]]
    assert draft.title == TITLES[0] and draft.credits.published == "2023-03-14"


@pytest.mark.parametrize(
    "author",
    [
        {"first_name": "Ann", "last_name": "Roe"},
        {"givenName": "Ann", "familyName": "Roe"},
        [{"fullName": "Ann Roe"}],
        [{"by": "By ANN ROE"}],
        ["Ann Roe"],
        "Roe, Ann",
    ],
)
def test_people_in_parts(author):
    assert read({"title": TITLES[0], "text": "\n".join(LINES), "author": author}).credits.reporters == (
        "Ann Roe",
    )


def test_lists_of_one_value_as_search_engines_give_them():
    draft = read(
        {"docs": [{"title": [TITLES[0]], "content": ["\n".join(LINES)], "date": ["2023-03-14T00:00:00Z"]}]}
    )
    assert draft.title == TITLES[0] and draft.credits.published == "2023-03-14"


def test_a_date_with_two_readings_is_left_out_with_a_warning():
    draft = read({"title": TITLES[0], "text": "\n".join(LINES), "date": "03/04/2023"})
    assert draft.credits.published is None and "is ambiguous" in draft.warnings[0]


def test_a_date_that_gives_no_day_is_named():
    record = {"title": TITLES[0], "text": "\n".join(LINES)}
    draft = read(record | {"date": "2022-99-99"})
    assert draft.credits.published is None
    assert draft.warnings == ("its date “2022-99-99” gives no day and was left out",)
    assert read(record | {"date": "unknown"}).warnings == ()


def test_a_publisher_has_no_markup():
    record = {"title": TITLES[0], "text": "\n".join(LINES), "publisher": "Daily <i>Courier</i> &amp; Sons"}
    assert read(record).credits.publisher == "Daily Courier & Sons"


def test_an_address_as_source_is_the_address():
    record = {
        "title": TITLES[0],
        "text": "\n".join(LINES),
        "source": "https://post.example/a",
        "sitename": "The Post",
    }
    assert (read(record).url, read(record).credits.publisher) == ("https://post.example/a", "The Post")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"ID": "4", "Headline": "Rain", "Story": ""}, "no text: “Story” is empty"),
        ({"Headline": "Rain", "Story": " \n"}, "no text: “Story” is empty"),
        ({"text": 123}, "no text: “text” is a number, not text"),
        ({"text": None, "body": True}, "no text: “text” is empty, “body” is a boolean, not text"),
        ({"body": [{"image": 7}]}, "no text: “body” is without text"),
        (
            {"content": "For subscribers", "summary": "Rain fell on the quay."},
            "“content” is only “For subscribers”",
        ),
        ({"title": "Rain", "words": 9}, "name it with --columns text=NAME"),
    ],
)
def test_the_error_says_what_is_where_the_text_should_be(record, reason):
    with pytest.raises(FormatError) as error:
        read_record(record)
    assert str(error.value).endswith(reason)


def test_a_named_column_that_is_empty_is_said_to_be_empty():
    with pytest.raises(FormatError, match="no text: “Copy” is empty"):
        read_record({"Copy": "", "notes": "words"}, (("text", "copy"),))
