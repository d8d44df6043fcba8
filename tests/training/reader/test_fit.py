"""Needs `requirements-train.txt`; a reader of random weights learns a made-up text by heart."""

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from onrecord.networks import antecedents, reader  # noqa: E402
from onrecord.text.parsed import parse  # noqa: E402
from onrecord.training.reader import network as networks  # noqa: E402
from onrecord.training.reader.documents import Document  # noqa: E402
from onrecord.training.reader.examples import anaphors_in  # noqa: E402
from onrecord.training.reader.export import export  # noqa: E402
from onrecord.training.reader.fit import Settings, fit  # noqa: E402
from onrecord.training.reader.losses import encode, losses, scores  # noqa: E402
from onrecord.training.reader.prepare import make_named, make_text  # noqa: E402

TEXT = "Ann Frost met Carl Wells. She gave him the keys."


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def small():
    torch.manual_seed(0)
    return networks.Reader(dropout=0.0)


@pytest.fixture
def texts():
    chains = (
        (*span("Ann Frost"), 1, "person", "name"),
        (*span("Carl Wells"), 2, "person", "name"),
        (*span("She"), 1, "person", "pronoun"),
        (*span("him"), 2, "person", "pronoun"),
    )
    document = Document("x", "gum", "train", TEXT, chains=chains)
    return [make_text(document, parse(TEXT))]


def settings(steps):
    return Settings(shares={"gum": 1.0}, steps=steps, pieces=1, rate=1e-3, average=0.5, every=steps)


def test_a_text_is_learned_and_its_export_agrees(small, texts, tmp_path):
    fitted = fit(small, {"gum": texts}, settings(60), tmp_path / "reader.pt")
    export(fitted, tmp_path / "out")
    reading = reader.read(TEXT, reader.load_from(tmp_path / "out"))
    labelled, ranker = texts[0].labelled, antecedents.load_from(tmp_path / "out")
    found = antecedents.score_antecedents(
        reading, labelled.mentions, labelled.anaphors.tolist(), labelled.is_open.tolist(), ranker
    )
    assert [int(row.argmax()) for row in found.pairs] == [next(iter(r)) for r in labelled.right]

    whole = (0, len(texts[0].pieces))
    with torch.no_grad():
        vectors = encode(fitted, [(texts[0], [whole])])
        anaphors = anaphors_in(texts[0], whole)
        ends = networks.ends_of(vectors[0], torch.from_numpy(anaphors.first), torch.from_numpy(anaphors.last))
        _, pairs, nobody = scores(fitted.antecedents, ends, anaphors)
    assert np.allclose(found.pairs[np.isfinite(found.pairs)], pairs, atol=1.5)
    assert np.allclose(found.nobody, nobody, atol=1.5)


def test_a_text_without_mentions_has_no_loss(small, texts):
    whole = [(0, len(texts[0].pieces))]
    assert losses(small, [(texts[0], whole)]).total() > 0
    assert losses(small, [(replace(texts[0], labelled=None, table=None), whole)]).total() == 0


def test_names_are_learned(small, texts, tmp_path):
    names = ((*span("Ann Frost"), "Person"), (*span("Carl Wells"), "Organization"))
    named = list(make_named([Document("y", "names", "train", TEXT, names=names)]))
    chosen = replace(settings(40), shares={"names": 1.0})
    fitted = fit(small, {"names": named}, chosen, tmp_path / "reader.pt")
    whole = (0, len(named[0].pieces))
    with torch.no_grad():
        tags = fitted.name(encode(fitted, [(named[0], [whole])])[0]).argmax(-1).numpy()
    first = named[0].pieces.first
    assert tags[first].tolist() == [1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0]


def test_a_run_goes_on_from_its_checkpoint(small, texts, tmp_path, capsys):
    checkpoint = tmp_path / "reader.pt"
    fit(small, {"gum": texts}, settings(2), checkpoint)
    fit(small, {"gum": texts}, settings(3), checkpoint)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0] for line in lines] == ["step 2 of 2", "step 3 of 3"]
