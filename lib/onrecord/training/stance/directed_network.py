"""The network of directed stance: train it on labels and soft labels, and predict with it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ...networks.marks import LABELS, Marked, pad_marked
from ..encoder import parameter_groups

Probabilities = tuple[float, ...]
_DROPOUT = 0.1
"""Dropout rate before each layer of the head."""
Answer = tuple[int | None, int, Probabilities]
"""Index of the mention that takes the stance (None: the writer), that of its target, and the right answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with marked mentions and their labels.

    Attributes:
        marked: the input of the network.
        answers: for each labelled pair of mentions, the probabilities to learn.
    """

    marked: Marked
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the training.

    Attributes:
        padding: id of the padding in the encoder's vocabulary.
        epochs: passes over the examples.
        rate: peak learning rate of the encoder's last layer.
        head_rate: peak learning rate of the head.
        decay: factor on the rate from each encoder layer to the one below.
        batch: maximum number of padded pieces per batch.
        smooth: share of each answer that is spread over all labels (label smoothing).
        average: decay per step of the moving average of the weights.
        seed: random seed.
    """

    padding: int
    epochs: int = 3
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    batch: int = 1536
    smooth: float = 0.05
    average: float = 0.995
    seed: int = 0


class Directed(nn.Module):
    """Predicts the stance of one mention towards another from the means of their pieces and the first piece.

    A linear layer reads the first piece and the target, which is all that the writer's stance needs. A hidden
    layer also reads the source and the product of source and target. Its weights start at zero, so that
    training can continue from a network of targeted sentiment without loss. The writer has a learned vector.

    Args:
        encoder: a BERT-like encoder.
    """

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(_DROPOUT)
        self.head = nn.Linear(2 * width, len(LABELS))
        self.writer = nn.Parameter(torch.zeros(width))
        self.mix = nn.Linear(4 * width, width)
        self.out = nn.Linear(width, len(LABELS), bias=False)
        nn.init.normal_(self.writer, std=0.02)
        nn.init.zeros_(self.out.weight)

    def forward(self, ids: Tensor, mask: Tensor, row: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Return logits (questions, labels) of a batch from `networks.marks.pad_marked`."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = hidden.float()[row]
        first = self.dropout(hidden[:, 0])
        towards = self.dropout((target[:, None, :] @ hidden)[:, 0])
        nobody = 1 - source.sum(1, keepdim=True)
        whose = self.dropout((source[:, None, :] @ hidden)[:, 0] + nobody * self.writer)
        mixed = functional.gelu(self.mix(torch.cat([whose, towards, first, whose * towards], -1)))
        return self.head(torch.cat([first, towards], -1)) + self.out(self.dropout(mixed))


def groups(examples: Sequence[Example], order: Sequence[int], pieces: int) -> list[list[int]]:
    """Group examples of similar length, at most `pieces` padded pieces per batch."""
    result: list[list[int]] = []
    for index in sorted(order, key=lambda i: len(examples[i].marked)):
        if not result or (len(result[-1]) + 1) * len(examples[index].marked) > pieces:
            result.append([])
        result[-1].append(index)
    return result


def _tensors(examples: Sequence[Example], padding: int) -> list[Tensor]:
    questions = [(i, s, t) for i, example in enumerate(examples) for s, t, _ in example.answers]
    return [torch.from_numpy(array) for array in pad_marked([e.marked for e in examples], questions, padding)]


def fit(model: Directed, examples: Sequence[Example], settings: Settings, log: int = 100) -> Directed:
    """Train a model in place; its final weights are their moving average.

    Cross-entropy of the answers; AdamW; linear warm-up over a tenth of the steps, then linear decay; bfloat16
    if the machine supports it.
    """
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    batches: list[list[int]] = []
    for _ in range(settings.epochs):
        grouped = groups(examples, rng.permutation(len(examples)).tolist(), settings.batch)
        batches += [grouped[i] for i in rng.permutation(len(grouped))]
    total = len(batches)
    warm = max(1, total // 10)
    optimizer = torch.optim.AdamW(parameter_groups(model.train(), settings), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))
    )
    averaged = {name: p.detach().clone() for name, p in model.named_parameters()}
    started, seen = time.time(), 0.0
    for step, batch in enumerate(batches, 1):
        loss = _loss(model, [examples[i] for i in batch], settings)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        decay = min(settings.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(averaged.values()), list(model.parameters()), 1 - decay)
        seen = 0.98 * seen + 0.02 * loss.item() if step > 1 else loss.item()
        if step % log == 0 or step == total:
            print(f"step {step} of {total}: loss {seen:.4f}, {time.time() - started:.0f} s", flush=True)
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(averaged[name])
    return model.eval()


def _loss(model: Directed, examples: Sequence[Example], settings: Settings) -> Tensor:
    right = torch.tensor([p for e in examples for *_, p in e.answers], dtype=torch.float32)
    right = right * (1 - settings.smooth) + settings.smooth / len(LABELS)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(*_tensors(examples, settings.padding))
    return -(right * functional.log_softmax(logits.float(), -1)).sum(-1).mean()


@torch.no_grad()
def predict(model: Directed, examples: Sequence[Example], padding: int) -> list[NDArray[np.float32]]:
    """Return the logits (answers, labels) of each example."""
    model.eval()
    result: list[NDArray[np.float32]] = [np.zeros((0, len(LABELS)), np.float32)] * len(examples)
    for batch in groups(examples, range(len(examples)), 4096):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*_tensors([examples[i] for i in batch], padding)).float().numpy()
        at = 0
        for i in batch:
            result[i] = logits[at : at + len(examples[i].answers)]
            at += len(examples[i].answers)
    return result
