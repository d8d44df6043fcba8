"""Fit the reader: batches of random stretches, with checkpoints to resume from."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .examples import Text, stretch
from .losses import Stretch, losses
from .network import Reader

STEPS = 1500
"""Batches of a whole training."""


_NEW = ("name.", "antecedents.", "paragraph.")
"""Parameters trained at the rate of new parameters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fit.

    Attributes:
        shares: how often a round uses each text of a corpus (0.25: every fourth text, 2: each twice).
        steps: how many batches.
        pieces: pieces of a batch.
        rate: peak learning rate of the layers.
        head_rate: peak learning rate of new parameters.
        average: decay of the moving average of the weights, step by step.
        seed: random seed.
        every: steps between two checkpoints.
    """

    shares: Mapping[str, float]
    steps: int = STEPS
    pieces: int = 3072
    rate: float = 3e-4
    head_rate: float = 1e-3
    average: float = 0.99
    seed: int = 0
    every: int = 100


def fit(reader: Reader, texts: Mapping[str, Sequence[Text]], settings: Settings, checkpoint: Path) -> Reader:
    """Train a reader in place; it ends with the moving average of its weights.

    AdamW, linear warm-up over a tenth of the steps and linear decay. The embeddings of word pieces stay as
    they are. Training resumes from a checkpoint if there is one.
    """
    torch.manual_seed(settings.seed)
    optimizer = torch.optim.AdamW(_parameter_groups(reader, settings), fused=True)
    warm = max(1, settings.steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(
            (step + 1) / warm, max(0.0, (settings.steps - step) / max(1, settings.steps - warm))
        ),
    )
    averaged = {name: p.detach().clone() for name, p in reader.named_parameters()}
    done = _resume(checkpoint, reader, optimizer, schedule, averaged)
    rng = np.random.default_rng((settings.seed, done))
    started = time.time()
    reader.train()
    for step, batch in enumerate(_batches(texts, settings, rng), done + 1):
        if step > settings.steps:
            break
        lost = losses(reader, batch)
        optimizer.zero_grad(set_to_none=True)
        lost.total().backward()
        norm = nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        if torch.isfinite(norm):
            optimizer.step()
        else:
            print(f"step {step}: left out, its gradient is not finite", flush=True)
        schedule.step()
        decay = min(settings.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(averaged.values()), list(reader.parameters()), 1 - decay)
        if step % settings.every == 0 or step == settings.steps:
            _save(checkpoint, step, reader, optimizer, schedule, averaged)
            parts = {name: round(getattr(lost, name).item(), 3) for name in lost.__slots__}
            print(f"step {step} of {settings.steps}, {time.time() - started:.0f} s: {parts}", flush=True)
    with torch.no_grad():
        for name, p in reader.named_parameters():
            p.copy_(averaged[name])
    return reader.eval()


def _parameter_groups(reader: Reader, settings: Settings) -> list[dict[str, object]]:
    """Trained parameters with their rates, and no weight decay on biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        rate = settings.head_rate if name.startswith(_NEW) else settings.rate
        groups.setdefault((rate, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


def _batches(
    texts: Mapping[str, Sequence[Text]], settings: Settings, rng: np.random.Generator
) -> Iterator[list[Stretch]]:
    """An endless stream of batches; a round uses texts by the share of their corpus, in random order."""
    batch: list[Stretch] = []
    size = 0
    while any(texts.values()):
        chosen = [
            (name, i) for name, group in texts.items() for i in _drawn(len(group), settings.shares[name], rng)
        ]
        for at in rng.permutation(len(chosen)):
            name, i = chosen[at]
            text = texts[name][i]
            windows = stretch(text, rng)
            if not windows:
                continue
            batch.append((text, windows))
            size += windows[-1][1] - windows[0][0]
            if size >= settings.pieces:
                yield batch
                batch, size = [], 0


def _drawn(count: int, share: float, rng: np.random.Generator) -> list[int]:
    whole, part = divmod(share, 1)
    drawn = [i for _ in range(int(whole)) for i in range(count)]
    return [*drawn, *rng.permutation(count)[: round(part * count)].tolist()]


def _save(
    path: Path, step: int, reader: Reader, optimizer: object, schedule: object, averaged: object
) -> None:
    state = {
        "step": step,
        "reader": reader.state_dict(),
        "optimizer": optimizer.state_dict(),  # type: ignore[attr-defined]
        "schedule": schedule.state_dict(),  # type: ignore[attr-defined]
        "averaged": averaged,
    }
    beside = path.with_suffix(".new")
    torch.save(state, beside)
    beside.replace(path)


def _resume(
    path: Path,
    reader: Reader,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    averaged: dict[str, torch.Tensor],
) -> int:
    """Load a checkpoint if there is one; return the number of its steps."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    reader.load_state_dict(state["reader"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    averaged.update(state["averaged"])
    return int(state["step"])
