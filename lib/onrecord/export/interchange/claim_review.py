"""ClaimReview drafts (schema.org) of claims, for a fact-checker to complete.

The properties: https://schema.org/ClaimReview. Verdict, reviewer and address of the review are left to the
person who checks the claim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ...model.spans import joined, words_in
from ..json_object import dump

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = 2
"""Content of at most this many words is no sentence that can be checked (“No”, “a disaster”)."""
_OPEN = ("question", "demand", "request")
"""Acts that assert nothing."""
_TYPES = {"person": "Person"}
"""Types of schema.org by the kind of an actor; all others speak as organizations."""


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `claim-reviews.jsonld`."""
    return (dump(to_drafts(data), folder / "claim-reviews.jsonld"),)


def to_drafts(data: Mapping[str, Any], claims: Collection[str] | None = None) -> dict[str, Any]:
    """Return a graph of drafts, one per claim.

    Args:
        data: an analysis as plain values (`Analysis.to_dict`).
        claims: ids of the claims to check; by default the sourced ones with a known speaker that assert
            something in more than two words.
    """
    actors = {actor["id"]: actor for actor in data["actors"]}

    def is_chosen(claim: Mapping[str, Any]) -> bool:
        if claims is not None:
            return claim["id"] in claims
        is_said = claim["sourced"] and claim["speaker"] in actors and claim["act"] not in _OPEN
        return bool(is_said and words_in(data["article"]["text"], claim["content"]) > _SHORT)

    drafts = [_draft(claim, actors, data["article"]) for claim in data["claims"] if is_chosen(claim)]
    return {"@context": "https://schema.org", "@graph": drafts}


def _draft(claim: Mapping[str, Any], actors: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    """The draft of one claim."""
    speaker = actors.get(claim["speaker"])
    said_on = claim["date"] if _DAY.fullmatch(claim["date"] or "") else article["published"]
    item = {
        "@type": "Claim",
        "author": _author(speaker, actors) if speaker else None,
        "datePublished": said_on,
        "appearance": _article(article),
    }
    return {
        "@type": "ClaimReview",
        "@id": f"urn:sha256:{article['sha256']}#{claim['id']}",
        "creativeWorkStatus": "Draft",
        "claimReviewed": _sentence(article["text"], claim),
        "inLanguage": article["language"],
        "itemReviewed": _filled(item),
        "reviewRating": {"@type": "Rating"},
    }


def _sentence(text: str, claim: Mapping[str, Any]) -> str:
    """The content of a claim with its cue, in the words and order of the article; “…” marks a gap.

    Without the cue, a denial would say the opposite of its author. Words of the source at the beginning are
    left out, since the author is named.
    """
    spoken = sorted({(begin, end) for begin, end in (*claim["cue"], *claim["content"])})
    named = [(begin, end) for begin, end in claim["source"] if begin >= spoken[0][0]]
    spans = joined(text, sorted({*spoken, *named}))
    return " … ".join(" ".join(text[begin:end].split()) for begin, end in spans)


def _author(actor: Mapping[str, Any], actors: Mapping[str, Any]) -> dict[str, Any]:
    """The speaker of a claim."""
    kind = _TYPES.get(actor["kind"], "Organization")
    owner = actors.get(actor["affiliation"])
    person = kind == "Person"
    return _filled(
        {
            "@type": kind,
            "name": actor["name"],
            "jobTitle": actor["role"] if person else None,
            "description": None if person else actor["role"],
            "affiliation": {"@type": "Organization", "name": owner["name"]} if owner and person else None,
        }
    )


def _article(article: Mapping[str, Any]) -> dict[str, Any]:
    """The article in which the claim was found."""
    publisher = article["publisher"]
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": article["title"],
            "url": article["url"],
            "datePublished": article["published"],
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "author": [{"@type": "Person", "name": name} for name in article["reporters"]],
        }
    )


def _filled(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties without those that are unknown."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
