"""Load the encoder of a network, and set the learning rates of its layers."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from torch import nn
from transformers import AutoModel


def load_encoder(folder: Path) -> nn.Module:
    """Return an encoder with its published weights, from a folder in the transformers layout."""
    return AutoModel.from_pretrained(folder, add_pooling_layer=False)


class Rates(Protocol):
    """The settings that `parameter_groups` needs; see `Settings`."""

    @property
    def rate(self) -> float: ...  # noqa: D102
    @property
    def head_rate(self) -> float: ...  # noqa: D102
    @property
    def decay(self) -> float: ...  # noqa: D102


def parameter_groups(model: nn.Module, settings: Rates) -> list[dict[str, object]]:
    """Return groups of the trained parameters.

    Layer-wise rates for `encoder`, no weight decay on biases and norms.
    """
    layers = model.encoder.config.num_hidden_layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder."):
            rate = settings.head_rate
        elif ".layer." in name:
            rate = settings.rate * settings.decay ** (
                layers - 1 - int(name.split(".layer.")[1].split(".")[0])
            )
        else:
            rate = settings.rate * settings.decay**layers
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, weight_decay), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": wd} for (rate, wd), p in groups.items()]
