"""INCEpTION: UIMA CAS XMI with a layer of spans and a layer of relations, and their type system.

The formats: https://docs.oasis-open.org/uima/v1.0/uima-v1.0.html (XMI) and the custom layers of
https://inception-project.github.io. Offsets count UTF-16 code units, as Java does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from .text_spans import links_of, spans_of, utf16_offsets

SPAN_LAYER, LINK_LAYER = "webanno.custom.Attribution", "webanno.custom.AttributionLink"
_FEATURES = ("role", "row", "name", "act", "kind")
_XMI, _CAS, _TYPES = "http://www.omg.org/XMI", "http:///uima/cas.ecore", "http:///webanno/custom.ecore"
_ANNOTATION, _STRING = "uima.tcas.Annotation", "uima.cas.String"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `article.xmi` and `TypeSystem.xml`."""
    files = {"article.xmi": _xmi(data), "TypeSystem.xml": _type_system()}
    for name, root in files.items():
        etree.ElementTree(root).write(folder / name, encoding="UTF-8", xml_declaration=True)
    return tuple(folder / name for name in files)


def _clean(text: str) -> str:
    """A text of the same length without characters that XML does not allow."""
    return _NOT_XML.sub("\ufffd", text)


def _xmi(data: Mapping[str, Any]) -> etree._Element:
    """The document, its spans and its relations.

    A span of several pieces becomes several annotations; links lead from and to the first one.
    """
    text = data["article"]["text"]
    units = utf16_offsets(text)
    root = etree.Element(
        f"{{{_XMI}}}XMI",
        {f"{{{_XMI}}}version": "2.0"},
        nsmap={"xmi": _XMI, "cas": _CAS, "custom": _TYPES},
    )
    etree.SubElement(root, f"{{{_CAS}}}NULL", {f"{{{_XMI}}}id": "0"})
    members: list[str] = []

    def add(layer: str, begin: int, end: int, features: Mapping[str, str]) -> str:
        key = str(len(members) + 2)  # 1 is the document
        at = {f"{{{_XMI}}}id": key, "sofa": "1", "begin": str(units[begin]), "end": str(units[end])}
        filled = {name: _clean(value) for name, value in features.items() if value}
        etree.SubElement(root, f"{{{_TYPES}}}{layer.rpartition('.')[2]}", at | filled)
        members.append(key)
        return key

    spans = spans_of(data)
    first: dict[str, tuple[str, tuple[int, int]]] = {}
    for span in spans:
        about = {"role": span.type, "row": span.row, "name": span.note, **span.features}
        for begin, end in span.pieces:
            key = add(SPAN_LAYER, begin, end, about)
            first.setdefault(span.key, (key, (begin, end)))
    for link in links_of(data, spans):
        governor, _ = first[link.start]
        dependent, place = first[link.end]
        add(LINK_LAYER, *place, {"label": link.type, "Governor": governor, "Dependent": dependent})
    etree.SubElement(
        root,
        f"{{{_CAS}}}Sofa",
        {
            f"{{{_XMI}}}id": "1",
            "sofaNum": "1",
            "sofaID": "_InitialView",
            "mimeType": "text",
            "sofaString": _clean(text),
        },
    )
    etree.SubElement(root, f"{{{_CAS}}}View", {"sofa": "1", "members": " ".join(members)})
    return root


def _type_system() -> etree._Element:
    """The two layers with their features, which are texts except for the ends of a relation."""
    space = "http://uima.apache.org/resourceSpecifier"
    root = etree.Element(f"{{{space}}}typeSystemDescription", nsmap={None: space})
    types = etree.SubElement(root, f"{{{space}}}types")
    layers = {
        SPAN_LAYER: dict.fromkeys(_FEATURES, _STRING),
        LINK_LAYER: {"Dependent": SPAN_LAYER, "Governor": SPAN_LAYER, "label": _STRING},
    }
    for layer, features in layers.items():
        own = etree.SubElement(types, f"{{{space}}}typeDescription")
        _add(own, space, name=layer, description="", supertypeName=_ANNOTATION)
        listed = etree.SubElement(own, f"{{{space}}}features")
        for name, kind in features.items():
            one = etree.SubElement(listed, f"{{{space}}}featureDescription")
            _add(one, space, name=name, description="", rangeTypeName=kind)
    return root


def _add(parent: etree._Element, space: str, **texts: str) -> None:
    for name, text in texts.items():
        etree.SubElement(parent, f"{{{space}}}{name}").text = text
