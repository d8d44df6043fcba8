import json
import shutil
from importlib import resources

import pytest

from onrecord.model.errors import ModelError
from onrecord.networks import tagger


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(str(resources.files("onrecord.networks") / "weights"), tmp_path / "models")
    return tmp_path / "models"


def test_a_missing_model_is_named(folder):
    (folder / "attribution.onnx").unlink()
    with pytest.raises(ModelError, match=r"attribution\.onnx: the trained model is missing; reinstall"):
        tagger.load_from(folder)


def test_a_damaged_model_is_refused(folder):
    data = bytearray((folder / "attribution.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "attribution.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        tagger.load_from(folder)


def test_the_models_of_a_release_are_small(folder):
    assert (
        sum((folder / name).stat().st_size for name in ("attribution.onnx", "tokenizer.json")) <= 25_000_000
    )
    assert json.loads((folder / "attribution.json").read_text())["calibration"]
