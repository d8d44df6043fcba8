"""Make minimal pairs of directed stance from the frames in `data/stance_pairs.toml`, with invented names."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "stance_pairs.toml"
LABELS: Mapping[str, tuple[float, float, float]] = {
    "-": (0.97, 0.03, 0.0),
    "<": (0.5, 0.5, 0.0),
    "0": (0.0, 1.0, 0.0),
    ">": (0.0, 0.5, 0.5),
    "+": (0.0, 0.03, 0.97),
}
"""For each sign, the probabilities of negative, neutral and positive to learn."""

_SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence made from a frame.

    Attributes:
        group, frame: its frame and that frame's group.
        held: whether its frame is held out.
        text: the sentence.
        mentions: for the letter of each name, the span of its mention.
        signs: for ordered pairs of letters, the sign of the first towards the second (see `LABELS`);
            undecided pairs are left out.
    """

    group: str
    frame: str
    held: bool
    text: str
    mentions: Mapping[str, tuple[int, int]]
    signs: Mapping[tuple[str, str], str]


def make(count: int, seed: int = 0, path: Path = DATA) -> Iterator[Made]:
    """Yield sentences from every frame.

    Args:
        count: number of sentences per frame.
        seed: random seed for names and words.
        path: the data file.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    draw = random.Random(seed)
    for group, frames in data.items():
        for kind in ("train", "held"):
            for signs, frame in frames.get(kind, ()):
                for _ in range(count):
                    yield _fill(group, kind == "held", signs, frame, data, draw)


def _fill(
    group: str, held: bool, signs: str, frame: str, data: Mapping[str, Any], draw: random.Random
) -> Made:
    names = {}
    used: set[str] = set()
    for letter in "ABC":
        body = f"{{{letter}:org}}" in frame or (draw.random() < 0.22 and f"{{{letter}=" not in frame)
        name = _name(body, data["names"], draw)
        while name[0] in used:
            name = _name(body, data["names"], draw)
        used.add(name[0])
        names[letter] = name
    forms = {s: draw.choice(data["verbs"][s]).split() for s in "+-"}
    order = ("base", "s", "ed", "en", "ing")
    text, at = "", 0
    mentions: dict[str, tuple[int, int]] = {}
    if draw.random() < 0.25 and frame[0] == "{" and not frame.endswith("?"):
        text = draw.choice(data["names"]["heads"])
    for slot in _SLOT.finditer(frame):
        text += frame[at : slot.start()]
        at = slot.end()
        key = slot.group(1)
        if key[0] in "ABC" and key[1:2] != ".":
            word = key[2:] if key[1:2] == "=" else names[key[0]][0]
            begin = len(text)
            if begin == 0 or text.endswith(("“", ". ")):
                word = word[0].upper() + word[1:]
            text += word
            skip = 4 if word.lower().startswith("the ") else 0
            mentions.setdefault(key[0], (begin + skip, len(text)))
        elif key[0] in "ABC":
            text += names[key[0]][1][key[2:]]
        elif key == "+noun_only":
            text += draw.choice(("support", "backing", "loyalty", "vote"))
        elif key[0] in "+-":
            text += (
                draw.choice(data["nouns"][key[0]])
                if key[1:] == "noun"
                else forms[key[0]][order.index(key[1:])]
            )
        else:
            text += draw.choice(data["words"][key])
    text += frame[at:]
    if text.endswith(".") and draw.random() < 0.3:
        text = f"{text[:-1]}, {draw.choice(data['names']['tails'])}."
    return Made(group, frame, held, text, mentions, _signs(signs, mentions))


def _signs(listed: str, mentions: Mapping[str, object]) -> dict[tuple[str, str], str]:
    found = {(a, b): "0" for a in mentions for b in mentions if a != b}
    for entry in listed.split():
        found[entry[0], entry[1]] = entry[2]
    return {pair: sign for pair, sign in found.items() if sign != "?"}


def _name(
    body: bool, names: Mapping[str, Sequence[str]], draw: random.Random
) -> tuple[str, Mapping[str, str]]:
    if body:
        it = {"he": "it", "him": "it", "his": "its", "himself": "itself"}
        return draw.choice(names["bodies"]).format(draw.choice(names["places"])), it
    surname = draw.choice(names["surnames"])
    style = draw.random()
    if style < 0.45:
        name = f"{draw.choice(names['given'])} {surname}"
    elif style < 0.75:
        name = f"{draw.choice(names['titles'])} {surname}"
    else:
        name = surname
    if draw.random() < 0.5:
        return name, {"he": "he", "him": "him", "his": "his", "himself": "himself"}
    return name, {"he": "she", "him": "her", "his": "her", "himself": "herself"}
