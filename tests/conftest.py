"""Hand-made analyses for tests of displays and reports."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Threads of OpenBLAS wait for each other in a loop, which takes time and counts as work in benchmarks.
# numpy reads this once, when it is first imported; programs that tests start inherit it.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import long_article
from onrecord import Analysis, Article
from onrecord.files.light_imports import load_jsonschema
from onrecord.model import schema
from onrecord.model.spans import words_in

load_jsonschema()  # nbformat then takes 0.4 s to import instead of 3.3 s
os.environ["ONRECORD_WARM"] = "off"  # a warm process of the developer
# Use the same examples in each run; `--hypothesis-profile=default` draws new ones.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")

SAMPLES = Path(__file__).parents[1] / "data" / "articles"
TEXT = (
    "The harbour board will close the east quay in March, chair Ada Quill said on Monday.\n\n"
    "“It is unsafe,” Quill said. “We have 14 cracked piles and no money.”\n\n"
    "Skipper Tom Rook called the plan “a disgrace” and said the fleet would lose £2 million. "
    "The board denied that, a spokesperson said."
)


def place(text: str, words: str) -> tuple[int, int]:
    """Return the first span of the words in the text."""
    begin = text.index(words)
    return begin, begin + len(words)


def actor(number: int, name: str, mentions: Sequence[tuple[int, int]], **more: Any) -> dict[str, Any]:
    row = {
        "id": f"a{number}",
        "name": name,
        "kind": "person",
        "role": None,
        "affiliation": None,
        "named": True,
        "aliases": (name,),
        "mentions": tuple(mentions),
        "claims": 0,
        "words": 0,
    }
    return row | more


def claim(
    number: int, speaker: str | None, content: Sequence[tuple[int, int]], **more: Any
) -> dict[str, Any]:
    row = {
        "id": f"c{number}",
        "speaker": speaker,
        "source": (),
        "cue": (),
        "content": tuple(content),
        "kind": "indirect",
        "act": "statement",
        "date": None,
        "hedged": False,
        "negated": False,
        "confidence": 0.9,
    }
    return row | more


def number(index: int, text: str, words: str, **more: Any) -> dict[str, Any]:
    begin, end = place(text, words)
    row = {
        "id": f"n{index}",
        "text": words,
        "start": begin,
        "end": end,
        "kind": "count",
        "value": None,
        "low": None,
        "high": None,
        "unit": None,
        "counted": None,
        "approximate": False,
        "speaker": None,
        "claim": None,
    }
    return row | more


def source(actor: str, words: int, **more: Any) -> dict[str, Any]:
    row = {
        "actor": actor,
        "type": "named person",
        "title": None,
        "affiliation": None,
        "pronoun": None,
        "justification": (),
        "statements": 1,
        "words": words,
        "share": 0.1,
    }
    return row | more


def stance(speaker: str, target: str, label: str, score: float, claims: Sequence[str]) -> dict[str, Any]:
    return {
        "speaker": speaker,
        "target": target,
        "label": label,
        "score": score,
        "confidence": 0.8,
        "claims": tuple(claims),
    }


def build(
    article: Article,
    actors: list,
    claims: list,
    numbers: list = (),
    stances: list = (),
    sources: list = (),
) -> Analysis:
    """Return an analysis of hand-made rows; sentiment and counts are computed from the claims."""
    for row in actors:
        own = [c for c in claims if c["speaker"] == row["id"]]
        row["claims"] = len(own)
        row["words"] = sum(words_in(article.text, c["content"]) for c in own)
    sentiment = [
        {
            "claim": c["id"],
            "speaker": c["speaker"],
            "polarity": ((i * 37) % 21 - 10) / 10,
            "subjectivity": 0.5,
            "words": words_in(article.text, c["content"]),
        }
        for i, c in enumerate(claims)
    ]
    return Analysis(
        article,
        schema.frame("actors", actors),
        schema.frame("claims", claims),
        schema.frame("sources", list(sources)),
        schema.frame("numbers", list(numbers)),
        schema.frame("stances", list(stances)),
        schema.frame("sentiment", sentiment),
    )


@pytest.fixture
def analysis() -> Analysis:
    """An analysis with three speakers (one unnamed), all kinds of quotation, numbers and stances."""
    article = Article(
        TEXT,
        "Quay to close",
        "quay.txt",
        publisher="The Lantern",
        published="2024-03-04",
        reporters=("Mo Field",),
    )
    actors = [
        actor(
            1,
            "harbour board",
            [place(TEXT, "The harbour board"), place(TEXT, "The board")],
            kind="organization",
        ),
        actor(
            2,
            "Ada Quill",
            [place(TEXT, "Ada Quill"), place(TEXT, "Quill said. ")],
            role="chair",
            affiliation="a1",
        ),
        actor(3, "Tom Rook", [place(TEXT, "Tom Rook")], role="Skipper"),
        actor(4, "spokesperson", [place(TEXT, "a spokesperson")], named=False, affiliation="a1"),
    ]
    claims = [
        claim(1, "a2", [place(TEXT, "The harbour board will close the east quay")], date="2024-03-04"),
        claim(2, "a2", [place(TEXT, "“It is unsafe,”"), place(TEXT, "“We have 14 cracked")], kind="direct"),
        claim(3, "a3", [place(TEXT, "the plan “a disgrace”")], kind="mixed", act="criticism",
              cue=(place(TEXT, "called"),)),
        claim(4, "a3", [place(TEXT, "the fleet would lose £2 million")], hedged=True),
        claim(5, "a4", [place(TEXT, "The board denied that")], act="denial", negated=True),
    ]  # fmt: skip
    numbers = [
        number(1, TEXT, "14", value=14, counted="piles", speaker="a2", claim="c2"),
        number(2, TEXT, "£2 million", kind="money", value=2_000_000, unit="GBP", speaker="a3", claim="c4"),
        number(3, TEXT, "March", kind="date", value="2024-03", low="2024-03-01", high="2024-03-31"),
    ]
    stances = [stance("a3", "a1", "opposes", -0.8, ["c3", "c4"]), stance("a2", "a3", "neutral", 0.0, ["c2"])]
    return build(article, actors, claims, numbers, stances)


@pytest.fixture
def empty() -> Analysis:
    """An article in which nothing was found."""
    return build(Article("Rain fell all day.", "Rain", "rain.txt"), [], [])


@pytest.fixture
def crowd() -> Callable[[int], Analysis]:
    """Return an analysis with a number of speakers, each with a long name, three claims and two stances."""

    def make(speakers: int) -> Analysis:
        sentence = "It was the longest meeting that anyone could remember. "
        text = sentence * (3 * speakers)
        step = len(sentence)
        title = "Deputy Under-Secretary Maximiliana Featherstonehaugh"
        first = [3 * step * i for i in range(speakers)]
        actors = [actor(i, f"{title} {i}", [(at, at + 2)]) for i, at in enumerate(first, 1)]
        kinds = ("direct", "mixed", "indirect")
        claims = [
            claim(i + 1, f"a{i // 3 + 1}", [(i * step, (i + 1) * step - 1)], kind=kinds[i % 3])
            for i in range(3 * speakers)
        ]
        labels = ("supports", "opposes", "mixed", "neutral")
        stances = [
            stance(f"a{i}", f"a{(i + shift) % speakers + 1}", labels[i % 4], 0.5, [f"c{3 * i}"])
            for i in range(1, speakers + 1)
            for shift in (1, 2)
            if speakers > 3
        ]
        return build(Article(text, "A crowd", "crowd.txt"), actors, claims, [], stances)

    return make


TAGS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
HOSTILE = f"{TAGS}&amp; $x^2$ [y](javascript:alert(3)) \u202eevil\u0007"


CORRECTIONS = """
claims:
  - {id: c2, words: We took a decision, speaker: Tarrant Mills, note: she speaks for it}
  - {id: c99, words: words that are not there, dismissed: true}
"""


@pytest.fixture
def hostile() -> Analysis:
    """An article in which every field contains markup or code."""
    text = f"{HOSTILE} said “{HOSTILE}” and 5 <b onclick=alert(4)>more</b>.\n\n</mark></div><h1>Out {HOSTILE}"
    quoted = place(text, f"“{HOSTILE}”")
    article = Article(
        text,
        HOSTILE,
        f"{HOSTILE}.txt",
        "javascript:alert(5)",
        HOSTILE,
        "2024-05-01",
        (HOSTILE,),
        (HOSTILE,),
        HOSTILE,
    )
    actors = [
        actor(
            1,
            HOSTILE,
            [(0, len(HOSTILE))],
            role=HOSTILE,
            affiliation=HOSTILE,
            kind=HOSTILE,
            aliases=(HOSTILE, "x"),
        ),
        actor(2, "<i>second</i>", []),
    ]
    claims = [claim(1, "a1", [quoted], kind="direct", act=HOSTILE, date=HOSTILE, cue=(place(text, "said"),))]
    numbers = [
        number(
            1,
            text,
            "5 <b onclick=alert(4)>more</b>",
            kind=HOSTILE,
            value=HOSTILE,
            unit=HOSTILE,
            counted=HOSTILE,
        )
    ]
    return build(article, actors, claims, numbers, [stance("a1", "a2", "opposes", -1.0, ["c1"])])


LONGEST = (
    "rendered",
    "kernels",
    "tests/lab/test_jupyterlab.py",
    "tests/cli/warm/test_warm.py",
    "tests/numbers/test_hostile_text.py",
    "tests/batch/test_kill.py",
    "tests/test_wheel.py",
    "tests/cli/test_startup.py",
    "tests/numbers/test_gold_sentences.py",
    "tests/batch/test_analyses.py",
)
"""The files and groups that take longest, in this order."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run each file in one process, files that share what is costly in the same one, and the longest first.

    The files that look at rendered reports share them; others name their group with `xdist_group`. With
    `--no-loadscope-reorder`, processes take the groups in the order of `items`.
    """
    shared = ("reports", "corpus_folder")
    rendered = {
        item.path for item in items if any(name in getattr(item, "fixturenames", ()) for name in shared)
    }
    places = {}
    for item in items:
        marked = item.get_closest_marker("xdist_group")
        group = "rendered" if item.path in rendered else item.nodeid.partition("::")[0]
        if marked is None:
            item.add_marker(pytest.mark.xdist_group(group))
        else:
            group = marked.args[0]
        places[item] = LONGEST.index(group) if group in LONGEST else len(LONGEST)
    items.sort(key=places.__getitem__)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, a hostile, a long and an empty article, rendered as `onrecord report` does."""
    from onrecord.cli.main import main

    folder = tmp_path_factory.mktemp("reports")
    sources = tmp_path_factory.mktemp("sources")
    record = {
        "title": HOSTILE,
        "text": f"{HOSTILE} rose.\n\n“{HOSTILE},” said {HOSTILE}.\n\nIt was 5 <b>% up.",
        "author": HOSTILE,
        "publisher": HOSTILE,
        "url": "javascript:alert(5)",
    }
    (sources / "hostile.json").write_text(json.dumps(record), encoding="utf-8")
    (sources / "plain.txt").write_text(
        "Rain and wind\n\nRain fell all day.\n\nThen it was dry.\n", encoding="utf-8"
    )
    (sources / "long.txt").write_text(f"{long_article.TITLE}\n\n{long_article.text()}\n", encoding="utf-8")
    by_hand = tmp_path_factory.mktemp("corrections")
    (by_hand / "tarrant-mills-profit-falls-18-as-wheat-costs-bite.yaml").write_text(
        CORRECTIONS, encoding="utf-8"
    )
    arguments = [str(SAMPLES), str(sources), "-o", str(folder), "--published", "2022-01-26"]
    status = main(["report", *arguments, "--corrections", str(by_hand)])
    assert status == 0
    return folder


@pytest.fixture(scope="session")
def town_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reports of `town.py`; tests must not change it."""
    import town

    folder = tmp_path_factory.mktemp("town")
    town.write(folder)
    return folder


@pytest.fixture(scope="session")
def corpus(town_reports: Path) -> Iterator[Any]:
    """The corpus of these reports."""
    from onrecord.corpus import open_corpus

    opened = open_corpus(town_reports, None, town_reports / "corpus")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of `town.py`, one of them damaged, and the report on all of them."""
    import town
    from onrecord.cli.main import main
    from onrecord.cli.output import SOME_FAILED

    folder = tmp_path_factory.mktemp("corpus") / "the reports"
    town.write(folder)
    (folder / "broken").mkdir()
    assert main(["corpus", str(folder)]) == SOME_FAILED
    return folder
