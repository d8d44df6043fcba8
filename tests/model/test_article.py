"""An article is immutable; its slug and hash depend only on its words."""

import dataclasses
import hashlib
from datetime import date, datetime

import pytest

from onrecord.model.article import Article


def test_an_article_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article("Rain fell.").text = "Snow fell."


def test_sha256_is_that_of_the_text_in_utf8():
    assert Article("Café — “open”.").sha256 == hashlib.sha256("Café — “open”.".encode()).hexdigest()


def test_slug_is_short_ascii_of_the_title():
    slug = Article("x", title="Señor Muñoz: ‘No deal’ " + "again " * 20).slug
    assert slug.startswith("senor-munoz-no-deal-again") and len(slug) <= 60 and not slug.endswith("-")


def test_slug_keeps_letters_with_strokes():
    assert Article("x", title="Łódź, Øresund: Straße").slug == "lodz-oresund-strasse"


def test_slug_falls_back_to_source_and_then_to_the_hash():
    assert Article("x", source="news/a.jsonl:3").slug == "news-a-jsonl-3"
    assert Article("x", title="东京").slug == Article("x").sha256[:12]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 9, 30), "2024-05-01"),
        ("2024-05-01", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("2024-05-01T09:30:00Z", "2024-05-01T09:30:00Z"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_of_publication_is_a_date_or_iso_8601(given, kept):
    assert Article("x", published=given).published == kept


@pytest.mark.parametrize("given", ["1 May 2024", "2024-05-01 or so", "2024-13-01", 20240501])
def test_another_date_of_publication_is_refused(given):
    with pytest.raises(ValueError, match="not a date like 2022-01-26"):
        Article("x", published=given)


@pytest.mark.parametrize("given", [None, b"x", 5])
def test_an_article_needs_a_text(given):
    with pytest.raises(TypeError, match="`text` is not a text"):
        Article(given)
