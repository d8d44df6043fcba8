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
    assert first["claimReviewed"] == (
        "The ferry 🚢 is safe,” said Ana Brook, the harbour master of Tarn, “and it will sail."
    )
    author = first["itemReviewed"]["author"]
    assert (author["@type"], author["name"], author["jobTitle"]) == ("Person", "Ana Brook", "harbour master")
    assert author["affiliation"]["name"] == "Tarn"


def test_claims_can_be_chosen():
    drafts = to_drafts(small_data(), claims=["c2"])["@graph"]
    assert [draft["claimReviewed"] for draft in drafts] == ["denied that Brook had asked him"]


def test_a_draft_says_what_its_author_said():
    far = "Tarn has " + "old and new ships " * 4 + "in it."
    text = f"Moss denied that it sank. “It sails,” he said. {far} “Every day.” “No,” he said. Is it safe?"

    def claim(key: str, cue: str, *content: str, act: str = "statement") -> dict:
        spans = {
            "cue": [span(text, cue)] if cue else [],
            "source": [],
            "content": [span(text, one) for one in content],
        }
        return {"id": key, "act": act, "sourced": True, "speaker": "a1", "date": None} | spans

    claims = [
        claim("c1", "denied", "that it sank", act="denial"),
        claim("c2", "said", "“It sails,”", "“Every day.”"),
        claim("c3", "", "“No,”"),
        claim("c4", "", "Is it safe?", act="question"),
    ]
    data = small_data() | {"claims": claims}
    data["article"]["text"] = text
    found = [draft["claimReviewed"] for draft in to_drafts(data)["@graph"]]
    assert found == ["denied that it sank", "“It sails,” he said … “Every day.”"]


def span(text: str, words: str) -> list[int]:
    begin = text.index(words)
    return [begin, begin + len(words)]
