"""A rewritten network gives the same answers; needs the packages of the training."""

import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402

from onrecord.training.faster_graph import PLACES, rewrite  # noqa: E402
from onrecord.training.stance.directed_network import Directed  # noqa: E402


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The file of a small untrained network, as `export_onnx` quantizes it, before it is rewritten."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    torch.manual_seed(0)
    shape = {"hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 48}
    config = transformers.BertConfig(vocab_size=50, max_position_embeddings=32, **shape)
    network = Directed(transformers.BertModel(config, add_pooling_layer=False)).eval()
    folder = tmp_path_factory.mktemp("network")
    pieces, weights = torch.ones((2, 8), dtype=torch.int64), torch.full((3, 8), 1 / 8)
    axes, asked = {0: "rows", 1: "pieces"}, {0: "questions", 1: "pieces"}
    names = ["ids", "mask", "row", "source", "target"]
    shapes = dict(zip(names, (axes, axes, {0: "questions"}, asked, asked), strict=True))
    given = (pieces, pieces, torch.tensor([0, 1, 1]), weights, weights)
    plain, path = folder / "plain.onnx", folder / "network.onnx"
    torch.onnx.export(
        network, given, str(plain), input_names=names, output_names=["logits"],
        dynamic_axes=shapes | {"logits": {0: "questions"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)
    return path


def test_only_the_places_that_are_read_are_computed(exported, tmp_path):
    before = onnxruntime.InferenceSession(exported.read_bytes())
    path = tmp_path / "network.onnx"
    path.write_bytes(exported.read_bytes())
    rewrite(path)
    after = onnxruntime.InferenceSession(path.read_bytes())
    assert {value.name for value in after.get_inputs()} - {value.name for value in before.get_inputs()} == {
        PLACES
    }
    ids = np.random.default_rng(0).integers(1, 50, (2, 9))
    mask = np.ones((2, 9), dtype=np.int64)
    mask[1, 6:] = 0
    source, target = np.zeros((2, 9), dtype=np.float32), np.zeros((2, 9), dtype=np.float32)
    source[:, 2], target[:, 4] = 1, 1
    fed = {"ids": ids, "mask": mask, "row": np.array([0, 1]), "source": source, "target": target}
    (whole,) = before.run(["logits"], fed)
    at = {"source": source[:, [0, 2, 4]], "target": target[:, [0, 2, 4]]}
    (kept,) = after.run(["logits"], fed | at | {PLACES: np.array([[0, 2, 4]] * 2)})
    assert kept == pytest.approx(whole, abs=0.02)
