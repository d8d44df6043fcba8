"""ClaimReview drafts: properties of schema.org, and the words and people of the claim."""

import json

from jsonschema import Draft202012Validator

from onrecord import export
from onrecord.export.interchange.claim_review import to_drafts
from small_analysis import small_analysis, small_data

# https://schema.org/ClaimReview and what its properties hold, for what is used of them.
THING = {"type": "object", "required": ["@type", "name"]}
SCHEMA = {
    "type": "object",
    "required": ["@type", "claimReviewed", "itemReviewed", "reviewRating"],
    "additionalProperties": False,
    "properties": {
        "@id": {"type": "string"},
        "@type": {"const": "ClaimReview"},
        "creativeWorkStatus": {"const": "Draft"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "inLanguage": {"type": "string"},
        "reviewRating": {"properties": {"@type": {"const": "Rating"}}},
        "itemReviewed": {
            "required": ["@type", "author", "appearance"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Claim"},
                "author": THING,
                "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
                "appearance": {
                    "required": ["@type", "headline"],
                    "properties": {"@type": {"const": "NewsArticle"}, "publisher": THING},
                },
            },
        },
    },
}


def test_each_sourced_claim_becomes_a_draft(tmp_path):
    (file,) = export.write(small_analysis(), tmp_path, "claimreview")
    given = json.loads(file.read_text(encoding="utf-8"))
    assert given["@context"] == "https://schema.org" and len(given["@graph"]) == 3
    for draft in given["@graph"]:
        assert [str(error) for error in Draft202012Validator(SCHEMA).iter_errors(draft)] == []
    first = given["@graph"][0]
    assert first["claimReviewed"] == "The ferry 🚢 is safe, and it will sail."
    author = first["itemReviewed"]["author"]
    assert (author["@type"], author["name"], author["jobTitle"]) == ("Person", "Ana Brook", "harbour master")
    assert author["affiliation"]["name"] == "Tarn"


def test_claims_can_be_chosen():
    drafts = to_drafts(small_data(), claims=["c2"])["@graph"]
    assert [draft["claimReviewed"] for draft in drafts] == ["that Brook had asked him"]
