"""Graphs of who speaks about whom, as GraphML and GEXF, for Gephi, Cytoscape, networkx and igraph.

The formats: http://graphml.graphdrawing.org and https://gexf.net/schema.html (1.2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from ...model.spans import overlap

_GRAPHML, _GEXF = "http://graphml.graphdrawing.org/xmlns", "http://www.gexf.net/1.2draft"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NODE = {"name": "string", "kind": "string", "role": "string", "claims": "int", "words": "int"}
_EDGE = {"weight": "double", "stance": "string", "score": "double"}

Attributes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SpeakerGraph:
    """Who speaks about whom.

    Attributes:
        nodes: attributes of the actors by id.
        edges: (speaker, target, attributes). The weight is the number of claims of the speaker that mention
            the target, and at least 1 if there is a stance; stance and score may be None.
    """

    nodes: Mapping[str, Attributes]
    edges: Sequence[tuple[str, str, Attributes]]


def speaker_graph(data: Mapping[str, Any]) -> SpeakerGraph:
    """Return the graph of an analysis given as plain values (`Analysis.to_dict`)."""
    nodes = {actor["id"]: {name: actor[name] for name in _NODE} for actor in data["actors"]}
    counts: Counter[tuple[str, str]] = Counter()
    for claim in data["claims"]:
        speaker = claim["speaker"]
        for actor in data["actors"] if speaker in nodes else ():
            mentioned = any(
                overlap(tuple(mention), tuple(piece))
                for mention in actor["mentions"]
                for piece in claim["content"]
            )
            counts[speaker, actor["id"]] += mentioned and actor["id"] != speaker
    stances = {(row["speaker"], row["target"]): row for row in data["stances"]}
    pairs = [pair for pair in (counts | dict.fromkeys(stances, 0)) if counts[pair] or pair in stances]
    edges = [
        (
            *pair,
            {
                "weight": float(max(1, counts[pair])),
                "stance": stances[pair]["label"] if pair in stances else None,
                "score": stances[pair]["score"] if pair in stances else None,
            },
        )
        for pair in sorted(pairs)
        if set(pair) <= nodes.keys()
    ]
    return SpeakerGraph(nodes, edges)


def write_graphml(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `speakers.graphml`."""
    graph = speaker_graph(data)
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap={None: _GRAPHML})
    for place, kinds in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in kinds.items():
            key = {"id": f"{place}-{name}", "for": place, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, f"{{{_GRAPHML}}}key", key)
    body = etree.SubElement(root, f"{{{_GRAPHML}}}graph", id="speakers", edgedefault="directed")
    for node, attributes in graph.nodes.items():
        _add_data(etree.SubElement(body, f"{{{_GRAPHML}}}node", id=_clean(node)), "node", attributes)
    for speaker, target, attributes in graph.edges:
        ends = {"source": _clean(speaker), "target": _clean(target)}
        _add_data(etree.SubElement(body, f"{{{_GRAPHML}}}edge", ends), "edge", attributes)
    return (_save(root, folder / "speakers.graphml"),)


def _add_data(element: etree._Element, place: str, attributes: Attributes) -> None:
    for name, value in attributes.items():
        if value is not None:
            own = etree.SubElement(element, f"{{{_GRAPHML}}}data", key=f"{place}-{name}")
            own.text = _clean(str(value))


def write_gexf(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `speakers.gexf`."""
    graph = speaker_graph(data)
    root = etree.Element(f"{{{_GEXF}}}gexf", version="1.2", nsmap={None: _GEXF})
    body = etree.SubElement(root, f"{{{_GEXF}}}graph", defaultedgetype="directed", mode="static")
    listed = {"node": [name for name in _NODE if name != "name"], "edge": [n for n in _EDGE if n != "weight"]}
    kinds = _NODE | _EDGE | dict.fromkeys(("claims", "words"), "integer")
    for place, names in listed.items():
        declared = etree.SubElement(body, f"{{{_GEXF}}}attributes", {"class": place, "mode": "static"})
        for name in names:
            etree.SubElement(
                declared, f"{{{_GEXF}}}attribute", id=f"{place}-{name}", title=name, type=kinds[name]
            )
    nodes = etree.SubElement(body, f"{{{_GEXF}}}nodes")
    for node, attributes in graph.nodes.items():
        own = etree.SubElement(nodes, f"{{{_GEXF}}}node", id=_clean(node), label=_clean(attributes["name"]))
        _add_values(own, "node", {name: attributes[name] for name in listed["node"]})
    edges = etree.SubElement(body, f"{{{_GEXF}}}edges")
    for number, (speaker, target, attributes) in enumerate(graph.edges):
        ends = {"source": _clean(speaker), "target": _clean(target), "weight": str(attributes["weight"])}
        own = etree.SubElement(edges, f"{{{_GEXF}}}edge", {"id": str(number), **ends})
        _add_values(own, "edge", {name: attributes[name] for name in listed["edge"]})
    return (_save(root, folder / "speakers.gexf"),)


def _add_values(element: etree._Element, place: str, attributes: Attributes) -> None:
    values = etree.SubElement(element, f"{{{_GEXF}}}attvalues")
    for name, value in attributes.items():
        if value is not None:
            own = {"for": f"{place}-{name}", "value": _clean(str(value))}
            etree.SubElement(values, f"{{{_GEXF}}}attvalue", own)


def _clean(text: str) -> str:
    """A text without characters that XML does not allow."""
    return _NOT_XML.sub("\ufffd", text)


def _save(root: etree._Element, path: Path) -> Path:
    etree.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return path
