"""Headlines: split from the body, without the name of the site."""

import pytest

from onrecord.loading.cleaning.headlines import cut_site, looks_like_headline, split_headline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Minister: ‘No deal’", True),
        ("Will the bridge ever open?", True),
        ("Rain falls on the plain in the U.S.", True),
        ("Rain fell.", False),
        ("“We will win,” she said, smiling", False),
        ("The minister said:", False),
        ("word " * 30, False),
    ],
)
def test_looks_like_headline(line, expected):
    assert looks_like_headline(line) is expected


def test_headline_is_split_from_the_body():
    body = ["The bridge over the river was closed on Monday.", "It is old."]
    assert split_headline(["Bridge closed", *body]) == ("Bridge closed", body)
    assert split_headline(body) == ("", body)
    assert split_headline(["LOCAL NEWS", "Old bridge closed for good", *body]) == (
        "Old bridge closed for good",
        body,
    )
    assert split_headline(["A text of one line"]) == ("", ["A text of one line"])


@pytest.mark.parametrize(
    "line",
    [
        "LOCAL NEWS | TRANSPORT",
        "Home > News > Health",
        "Home › UK news › Law and order",
        "News » Health »",
        "World / Europe",
        "Politics · 3 min read",
        "Home • Arts",
    ],
)
def test_a_line_of_sections_is_not_the_headline(line):
    body = ["The bridge over the river was closed on Monday.", "It is old."]
    headline = "Old bridge closed for good"
    assert split_headline([line, headline, *body]) == (headline, body)


def test_parted_headlines_stay():
    body = ["The bridge over the river was closed on Monday.", "It is old."]
    for headline in ("Old bridge closed for good | The Ledger", "Ayr 3 / Leith 2", "Rain | Snow"):
        assert split_headline([headline, *body]) == (headline, body)
    assert split_headline(["Rain | Snow", "Old bridge closed for good"]) == (
        "Rain | Snow",
        ["Old bridge closed for good"],
    )


@pytest.mark.parametrize(
    ("title", "publisher", "url", "expected"),
    [
        ("Rain falls on town | The Ledger", None, None, "Rain falls on town"),
        ("Rain falls on town - The Ledger", "The Ledger", None, "Rain falls on town"),
        ("Rain falls on town - Ledger", None, "https://www.ledger.example/a", "Rain falls on town"),
        ("Rain falls on town - again", "The Ledger", None, "Rain falls on town - again"),
        ("Rain falls", None, None, "Rain falls"),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_headline(title, publisher, url, expected):
    assert cut_site(title, publisher, url) == expected
