"""W3C Web Annotation: what the model requires, and selectors that select the words."""

import json

import pytest
from jsonschema import Draft202012Validator

from onrecord import export
from small_analysis import TEXT, small_analysis

# The MUSTs of https://www.w3.org/TR/annotation-model/ for what is used of it.
MODEL = {
    "type": "object",
    "required": ["@context", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "id": {"type": "string", "format": "uri"},
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": ["describing", "identifying"]},
                    "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                    "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}},
                },
            },
        },
    },
    "$defs": {
        "body": {
            "required": ["type", "value"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string", "minLength": 1},
                "purpose": {"enum": ["describing", "identifying", "tagging"]},
            },
        },
        "target": {
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "string", "format": "uri"},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "exact"],
                            "properties": {"type": {"const": "TextQuoteSelector"}},
                        },
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer"},
                            },
                        },
                    ],
                },
            },
        },
    },
}


@pytest.mark.parametrize("url", ["https://echo.example/ferry", None])
def test_it_is_what_the_model_requires(tmp_path, url):
    (file,) = export.write(small_analysis(url=url), tmp_path, "webannotation")
    page = json.loads(file.read_text(encoding="utf-8"))
    assert [str(error) for error in Draft202012Validator(MODEL).iter_errors(page)] == []
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids))


def test_both_selectors_select_the_same_words(tmp_path):
    (file,) = export.write(small_analysis(), tmp_path, "webannotation")
    items = json.loads(file.read_text(encoding="utf-8"))["items"]
    bodies = {body["value"] for item in items for body in item["body"]}
    assert {"Ana Brook: said", "Lev Moss: denied", "denial", "Tarn"} <= bodies
    for target in (target for item in items for target in item["target"]):
        quote, position = target["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
