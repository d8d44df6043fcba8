"""Vectors of word pieces, compressed and taken out of a network; needs the packages of the training."""

import json

import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402

from onrecord.networks import word_vectors as shared  # noqa: E402
from onrecord.training import word_vectors  # noqa: E402
from onrecord.training.attribution.export_tagger import Deployed, export  # noqa: E402
from onrecord.training.attribution.tagger_network import Tagger  # noqa: E402
from onrecord.training.export_onnx import to_int8  # noqa: E402


def test_eight_bits_keep_a_vector_and_four_nine_tenths_of_it():
    table = np.random.default_rng(0).normal(0, 0.05, (200, 64)).astype(np.float32)
    read = word_vectors.compress(table, 50).of(np.arange(len(table)))
    error = np.linalg.norm(read - table, axis=1) / np.linalg.norm(table, axis=1)
    assert error[:50].max() < 0.01 and error[50:].mean() < 0.11


def test_a_vector_of_zeros_stays_zero():
    table = np.vstack([np.zeros((1, 8)), np.ones((20, 8))]).astype(np.float32)
    read = word_vectors.compress(table, 0).of(np.arange(21))
    assert not read[0].any() and np.isfinite(read).all()


def test_a_network_takes_vectors_instead_of_ids(tmp_path):
    torch.manual_seed(0)
    tagger = Tagger(transformers.BertModel(config(), add_pooling_layer=False)).eval()
    (tmp_path / "vocabulary.json").write_text("{}")
    ids, none, mask = torch.arange(16).reshape(2, 8), torch.zeros(2, 8, dtype=torch.int64), torch.ones(2, 8)
    inputs = dict.fromkeys(("ids", "features", "mask"), (ids, {0: "windows", 1: "pieces"}))
    outputs = {name: {1: "pieces"} for name in ("labels", "links", "shared")}
    path = tmp_path / "tagger.onnx"
    to_int8(Deployed(tagger), inputs, outputs, path)
    fed = {"features": none.numpy(), "mask": mask.long().numpy()}
    (before,) = onnxruntime.InferenceSession(path.read_bytes()).run(["labels"], fed | {"ids": ids.numpy()})
    size = path.stat().st_size
    word_vectors.take_out(path)
    table = tagger.encoder.embeddings.word_embeddings.weight.detach().numpy()
    words = {word_vectors.INPUT: table[ids.numpy()]}
    (after,) = onnxruntime.InferenceSession(path.read_bytes()).run(["labels"], fed | words)
    assert after == pytest.approx(before, abs=0.2)
    assert path.stat().st_size < size
    with pytest.raises(ValueError, match="no vectors of word pieces"):
        word_vectors.take_out(path)


def test_an_exported_tagger_names_the_hash_of_its_vectors(tmp_path):
    tagger = Tagger(transformers.BertModel(config(), add_pooling_layer=False))
    (tmp_path / "vocabulary.json").write_text("{}")
    export(tagger, tmp_path / "vocabulary.json", tmp_path, (1, 2, 0))
    facts = json.loads((tmp_path / "attribution.json").read_text())
    assert shared.load_from(tmp_path, facts["sha256"][shared.FILE]).common.shape == (25, 24)


def config():
    shape = {"hidden_size": 24, "num_hidden_layers": 4, "num_attention_heads": 2, "intermediate_size": 48}
    return transformers.BertConfig(vocab_size=50, max_position_embeddings=32, **shape)
