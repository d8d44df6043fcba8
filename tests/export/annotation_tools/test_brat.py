"""brat standoff: the words at its offsets are the words it shows."""

import re

from onrecord import export
from onrecord.export.annotation_tools.read_brat import read_brat
from small_analysis import TEXT, small_analysis


def test_each_span_shows_the_words_at_its_offsets(tmp_path):
    export.write(small_analysis(), tmp_path, "brat")
    text = (tmp_path / "article.txt").read_text(encoding="utf-8")
    assert text == TEXT
    spans = {}
    for line in (tmp_path / "article.ann").read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            key, place, shown = line.split("\t")
            kind, _, at = place.partition(" ")
            pieces = [text[int(b) : int(e)] for b, e in (piece.split(" ") for piece in at.split(";"))]
            assert " ".join(pieces) == shown and "\n" not in shown
            spans[key] = kind, shown
    assert ("Content", "The ferry 🚢 is safe, and it will sail.") in spans.values()
    assert ("Content", "She never wrote. She never rang.") in spans.values()


def test_every_type_is_in_the_configuration_and_every_id_is_there(tmp_path):
    export.write(small_analysis(), tmp_path, "brat")
    sections = re.split(r"\[(\w+)\]\n", (tmp_path / "annotation.conf").read_text(encoding="utf-8"))
    listed = dict(zip(sections[1::2], sections[2::2], strict=True))
    known = {name: set(re.findall(r"^\S+", body, re.MULTILINE)) for name, body in listed.items()}
    lines = [x.split("\t") for x in (tmp_path / "article.ann").read_text(encoding="utf-8").splitlines()]
    ids = {line[0] for line in lines}
    assert len(ids) == len(lines)
    for key, body, *_ in lines:
        words = body.split(" ")
        where = {"T": "entities", "R": "relations", "A": "attributes"}.get(key[0])
        assert where is None or words[0] in known[where]
        if key[0] == "R":
            assert {word.partition(":")[2] for word in words[1:]} <= ids
        if key[0] in "A#":
            assert words[1] in ids


def test_it_is_read_back_with_the_same_links(tmp_path):
    export.write(small_analysis(), tmp_path, "brat")
    found = read_brat(tmp_path / "article.ann")
    links = {found.spans[a].key: found.spans[b] for a, b in found.attributed.items()}
    assert links["c1.content"].key == "c1.source" and links["c2.content"].key == "c2.source"
    assert links["c3.content"].type == "Mention"  # the claim has no words for its source
