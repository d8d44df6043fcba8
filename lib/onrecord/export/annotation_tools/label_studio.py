"""Label Studio: a task with pre-annotations, and the configuration of the labelling page.

The format: https://labelstud.io/guide/predictions. Offsets count UTF-16 code units, as browsers do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..json_object import dump
from .text_spans import CONTENT, CUE, MENTION, SOURCE, TextSpan, links_of, spans_of, utf16_offsets

LABELS, TEXT, ACT = "label", "text", "act"
"""Names of the controls in the configuration, which results refer to."""
_COLOURS = {MENTION: "#56b4e9", SOURCE: "#009e73", CUE: "#e69f00", CONTENT: "#cc79a7"}


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `tasks.json` and `labelling-interface.xml`."""
    page = folder / "labelling-interface.xml"
    page.write_text(_interface(data), encoding="utf-8")
    return dump([to_task(data)], folder / "tasks.json"), page


def to_task(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an article as a task; its spans and links are a prediction, to be accepted or changed."""
    article = data["article"]
    spans = spans_of(data)
    units = utf16_offsets(article["text"])
    regions = [region for span in spans for region in _regions(span, article["text"], units)]
    links = [
        {
            "type": "relation",
            "from_id": f"{link.start}-1",
            "to_id": f"{link.end}-1",
            "direction": "right",
            "labels": [link.type],
        }
        for link in links_of(data, spans)
    ]
    about = {"title": article["title"], "source": article["source"], "sha256": article["sha256"]}
    return {
        "data": {"text": article["text"]} | about,
        "predictions": [{"model_version": "onrecord", "result": regions + links}],
    }


def _regions(span: TextSpan, text: str, units: list[int]) -> Iterator[dict[str, Any]]:
    """The regions of a span, one per piece; the act of a claim is a choice on its first piece."""
    for number, (begin, end) in enumerate(span.pieces, 1):
        place = {"start": units[begin], "end": units[end], "text": text[begin:end]}
        common = {"id": f"{span.key}-{number}", "to_name": TEXT}
        note = [f"{span.row} {span.note}".strip()]
        yield common | {
            "from_name": LABELS,
            "type": "labels",
            "value": place | {"labels": [span.type]},
            "meta": {"text": note},
        }
        if span.type == CONTENT and number == 1:
            yield common | {
                "from_name": ACT,
                "type": "choices",
                "value": place | {"choices": [span.features["act"]]},
            }


def _interface(data: Mapping[str, Any]) -> str:
    """The configuration of the labelling page."""
    acts = sorted({"statement", *(claim["act"] for claim in data["claims"] if claim["act"])})
    labels = "".join(
        f'    <Label value="{name}" background="{colour}"/>\n' for name, colour in _COLOURS.items()
    )
    choices = "".join(f'    <Choice value="{act}"/>\n' for act in acts)
    return f"""<View>
  <Labels name="{LABELS}" toName="{TEXT}">
{labels}  </Labels>
  <Relations>
    <Relation value="AttributedTo"/>
    <Relation value="CuedBy"/>
  </Relations>
  <Text name="{TEXT}" value="$text" granularity="word"/>
  <Choices name="{ACT}" toName="{TEXT}" perRegion="true" whenTagName="{LABELS}" whenLabelValue="{CONTENT}">
{choices}  </Choices>
</View>
"""
