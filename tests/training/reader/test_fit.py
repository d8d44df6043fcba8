"""Needs `requirements-train.txt`; a reader of random weights learns a made-up text by heart."""

from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from onrecord.networks.named_entities import named_entities  # noqa: E402
from onrecord.training.reader.ranker import fit_ranker, read_all  # noqa: E402

from onrecord.model.mention import Mention  # noqa: E402
from onrecord.networks import antecedents, reader  # noqa: E402
from onrecord.networks.sessions import make_tokenizer  # noqa: E402
from onrecord.text.parsed import parse  # noqa: E402
from onrecord.training.reader import network as networks  # noqa: E402
from onrecord.training.reader.documents import Document  # noqa: E402
from onrecord.training.reader.examples import anaphors_in  # noqa: E402
from onrecord.training.reader.export import export  # noqa: E402
from onrecord.training.reader.fit import Settings, fit  # noqa: E402
from onrecord.training.reader.losses import encode, losses, scores  # noqa: E402
from onrecord.training.reader.prepare import Preparation  # noqa: E402

TEXT = "Ann Frost met Carl Wells. She gave him the keys."
SPECIAL = (101, 102, 0)
WEIGHTS = resources.files("onrecord.networks") / "weights"


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(networks, "LAYERS", 1)
    torch.manual_seed(0)
    return networks.Reader(dropout=0.0)


@pytest.fixture
def texts(small):
    chains = (
        (*span("Ann Frost"), 1, "person", "name"),
        (*span("Carl Wells"), 2, "person", "name"),
        (*span("She"), 1, "person", "pronoun"),
        (*span("him"), 2, "person", "pronoun"),
    )
    names = ((*span("Ann Frost"), 0), (*span("Carl Wells"), 0))
    document = Document("x", "gum", "train", TEXT, chains=chains, names=names)
    tokenizer = make_tokenizer((WEIGHTS / "tokenizer.json").read_bytes())
    return [Preparation(small, tokenizer, SPECIAL).text(document, parse(TEXT).doc)]


def settings(steps):
    return Settings(
        special=SPECIAL, shares={"gum": 1.0}, steps=steps, pieces=1, rate=1e-3, average=0.5, every=steps
    )


def test_a_text_is_learned_and_its_export_agrees(small, texts, tmp_path):
    fitted = fit(small, {"gum": texts}, settings(80), tmp_path / "reader.pt")
    export(fitted, Path(str(WEIGHTS)) / "tokenizer.json", tmp_path / "out", SPECIAL)
    model, ranker = reader.load_from(tmp_path / "out"), antecedents.load_from(tmp_path / "out")
    reading = reader.read(TEXT, model)
    assert [TEXT[slice(*n.span)] for n in named_entities(reading)] == ["Ann Frost", "Carl Wells"]
    labelled = texts[0].labelled
    assert all(isinstance(m, Mention) for m in labelled.mentions)
    found = antecedents.score_antecedents(
        reading, labelled.mentions, labelled.anaphors.tolist(), labelled.is_open.tolist(), ranker
    )
    assert [int(row.argmax()) for row in found.pairs] == [next(iter(r)) for r in labelled.right]
    whole = (0, len(texts[0].pieces))
    with torch.no_grad():
        vectors, _ = encode(fitted, [(texts[0], [whole])], SPECIAL)
        anaphors = anaphors_in(texts[0], whole)
        ends = networks.ends_of(vectors[0], torch.from_numpy(anaphors.first), torch.from_numpy(anaphors.last))
        _, pairs, nobody = scores(fitted.antecedents, ends, anaphors)
    assert np.allclose(found.pairs[np.isfinite(found.pairs)], pairs, atol=0.6)
    assert np.allclose(found.nobody, nobody, atol=0.6)


def test_a_window_inside_a_word_loses_nothing_but_is_no_error(small, texts):
    text = replace(
        texts[0], pieces=replace(texts[0].pieces, first=np.zeros(len(texts[0].pieces), dtype=bool))
    )
    example = replace(text.example, first=text.pieces.first)
    lost = losses(small, [(replace(text, example=example), [(1, 3)])], SPECIAL)
    assert torch.isfinite(lost.total()) and lost.label == 0 and lost.name == 0


def test_a_run_goes_on_from_its_checkpoint(small, texts, tmp_path, capsys):
    checkpoint = tmp_path / "reader.pt"
    fit(small, {"gum": texts}, settings(2), checkpoint)
    fit(small, {"gum": texts}, settings(3), checkpoint)
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == [
        "step 2 of 2",
        "step 3 of 3",
    ]


def test_the_ranker_alone_learns_from_an_exported_network(small, texts, tmp_path):
    export(small.eval(), Path(str(WEIGHTS)) / "tokenizer.json", tmp_path, SPECIAL)
    (read,) = read_all(texts, reader.load_from(tmp_path))
    fitted = fit_ranker(small.antecedents, [read] * 30, epochs=60, rate=3e-3)
    with torch.no_grad():
        _, pairs, _ = scores(fitted, torch.from_numpy(read.vectors.astype(np.float32)), read.anaphors)
    best = [int(pairs[read.anaphors.rows == row].argmax()) for row in range(2)]
    right = [read.anaphors.right[read.anaphors.rows == row].tolist().index(True) for row in range(2)]
    assert best == right
