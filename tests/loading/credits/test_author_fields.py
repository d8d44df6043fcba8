"""Author fields and bylines of pages: full names of people who wrote."""

import pytest
from lxml import html

from onrecord.loading.credits.author_fields import parse_people
from onrecord.loading.credits.bylines import parse_byline
from onrecord.loading.pages.byline import find_byline


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ann Roe (Reporting), Bo Poe (Photos)", ("Ann Roe",)),
        ("Ann Roe | Bo Poe", ("Ann Roe", "Bo Poe")),
        ("Ann Roe for The Ansel Post", ("Ann Roe",)),
        ("Roe, Ann", ("Ann Roe",)),
        ("Ansel Newsdesk", ()),
        ("Dr. Ann Roe, PhD", ("Ann Roe",)),
    ],
)
def test_author_fields(field, names):
    assert parse_people([field], "The Ansel Post").reporters == names


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe • 3 min read",
        "By Ann Roe for The Ansel Post",
        "Story by Ann Roe; photos by Bo Poe",
        "Words: Ann Roe",
        "By Ann Roe, The Ansel Post",
    ],
)
def test_bylines_with_other_things_in_them(line):
    found = parse_byline(line)
    assert found is not None and found.reporters == ("Ann Roe",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Roe, Bo Poe and Cy Coe", ("Ann Roe", "Bo Poe", "Cy Coe")),
        ("by mira kolbova", ("Mira Kolbova",)),
        ("by staff writer", ()),
    ],
)
def test_bylines_of_pages(byline, names):
    root = html.document_fromstring(f"<body><p class='byline'>{byline}</p></body>")
    assert find_byline(root, None).reporters == names
