"""ClaimReview drafts (schema.org) of claims, for a fact-checker to complete.

The properties: https://schema.org/ClaimReview. Verdict, reviewer and address of the review are left to the
person who checks the claim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ...model.spans import cut
from ..json_object import dump

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TYPES = {"person": "Person"}
"""Types of schema.org by the kind of an actor; all others speak as organizations."""


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `claim-reviews.jsonld`."""
    return (dump(to_drafts(data), folder / "claim-reviews.jsonld"),)


def to_drafts(data: Mapping[str, Any], claims: Collection[str] | None = None) -> dict[str, Any]:
    """Return a graph of drafts, one per claim.

    Args:
        data: an analysis as plain values (`Analysis.to_dict`).
        claims: ids of the claims to check; by default the sourced ones with a known speaker.
    """
    actors = {actor["id"]: actor for actor in data["actors"]}

    def is_chosen(claim: Mapping[str, Any]) -> bool:
        if claims is not None:
            return claim["id"] in claims
        return bool(claim["sourced"] and claim["speaker"] in actors)

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
        "claimReviewed": cut(article["text"], claim["content"]),
        "inLanguage": article["language"],
        "itemReviewed": _filled(item),
        "reviewRating": {"@type": "Rating"},
    }


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
