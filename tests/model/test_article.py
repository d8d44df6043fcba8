"""An article is immutable; its slug and hash depend only on its words."""

import dataclasses
import hashlib

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


def test_slug_falls_back_to_source_and_then_to_the_hash():
    assert Article("x", source="news/a.jsonl:3").slug == "news-a-jsonl-3"
    assert Article("x", title="东京").slug == Article("x").sha256[:12]
