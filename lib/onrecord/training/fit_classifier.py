"""Trains a classifier of marked mentions on labels and soft labels, and predicts with it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ..networks.marks import LABELS, Marked, pad
from .fit_tagger import parameter_groups

NO_LABEL = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A training example: one mention.

    Attributes:
        marked: the input of the network.
        label: index in `LABELS`, or `NO_LABEL`.
        soft: float32 (labels,), a teacher's probabilities, or None.
        features: float16 (features,), input of a teacher's head (see `standard`), or None.
    """

    marked: Marked
    label: int = NO_LABEL
    soft: NDArray[np.float32] | None = None
    features: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the training.

    Attributes:
        padding: id of the padding in the encoder's vocabulary.
        epochs: passes over the examples.
        rate: peak learning rate of the encoder's last layer.
        head_rate: peak learning rate of the new layers.
        decay: factor on the rate from each encoder layer to the one below.
        batch: maximum number of padded pieces per batch.
        soft: weight of the teacher's probabilities, 0 to 1; the labels have the rest.
        smooth: share of each label spread over all labels (label smoothing).
        average: decay per step of the moving average of the weights.
        seed: random seed.
    """

    padding: int
    epochs: int = 3
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    batch: int = 1280
    soft: float = 0.0
    smooth: float = 0.0
    average: float = 0.99
    seed: int = 0


class Classifier(nn.Module):
    """Sentiment towards a marked mention, from the first piece and the mean of the mention's pieces.

    Args:
        encoder: a BERT-like encoder.
        dropout: before the head.
    """

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * encoder.config.hidden_size, len(LABELS))

    def forward(self, ids: Tensor, mask: Tensor, weights: Tensor) -> Tensor:
        """Return the logits (rows, labels) of a batch made by `networks.marks.pad`."""
        return self.head(self.dropout(self.features(ids, mask, weights)))

    def features(self, ids: Tensor, mask: Tensor, weights: Tensor) -> Tensor:
        """Return the head's input (rows, twice the encoder's width): first piece and mean of the mention."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mention = (weights[:, None, :] @ hidden.float())[:, 0]
        return torch.cat([hidden[:, 0].float(), mention], dim=-1)


def groups(examples: Sequence[Example], order: Sequence[int], pieces: int) -> list[list[int]]:
    """Return groups of examples of similar length, as indices, with at most `pieces` padded pieces each."""
    result: list[list[int]] = []
    for index in sorted(order, key=lambda i: len(examples[i].marked)):
        if not result or (len(result[-1]) + 1) * len(examples[index].marked) > pieces:
            result.append([])
        result[-1].append(index)
    return result


def _tensors(examples: Sequence[Example], padding: int) -> tuple[Tensor, Tensor, Tensor]:
    ids, mask, weights = pad([e.marked for e in examples], padding)
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(weights)


def wanted(examples: Sequence[Example], settings: Settings) -> Tensor:
    """Return the target probabilities (rows, labels): a mixture of labels and teacher."""
    result = np.zeros((len(examples), len(LABELS)), dtype=np.float32)
    for i, e in enumerate(examples):
        hard = np.full(len(LABELS), settings.smooth / len(LABELS), dtype=np.float32)
        if e.label != NO_LABEL:
            hard[e.label] += 1 - settings.smooth
        if e.soft is None:
            result[i] = hard
        else:
            share = 1.0 if e.label == NO_LABEL else settings.soft
            result[i] = share * e.soft + (1 - share) * hard
    return torch.from_numpy(result)


class _Learner(nn.Module):
    """A classifier, and a linear map from the input of its head to that of its teacher's head.

    The map is used in training only: the features of a wider network carry more than its three probabilities
    (Romero et al. 2015).
    """

    def __init__(self, classifier: Classifier, width: int) -> None:
        super().__init__()
        self.encoder = classifier.encoder
        self.classifier = classifier
        self.map = nn.Linear(classifier.head.in_features, width) if width else None

    def loss(self, examples: Sequence[Example], settings: Settings) -> Tensor:
        """Return the cross-entropy with the targets plus the mean squared error of the known features."""
        known = {i: e.features for i, e in enumerate(examples) if e.features is not None}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = self.classifier.dropout(self.classifier.features(*_tensors(examples, settings.padding)))
            logits = self.classifier.head(read)
            mapped = self.map(read) if self.map is not None and known else None
        loss = -(wanted(examples, settings) * functional.log_softmax(logits.float(), -1)).sum(-1).mean()
        if mapped is None:
            return loss
        taught = torch.from_numpy(np.stack(list(known.values())).astype(np.float32))
        error = functional.mse_loss(mapped.float()[list(known)], taught)
        return loss + len(known) / len(examples) * error


def standard(features: NDArray[np.float32]) -> NDArray[np.float16]:
    """Return features (examples, features) standardised to mean 0 and standard deviation 1."""
    deviation = features.std(axis=0) + _LEAST_DEVIATION
    return ((features - features.mean(axis=0)) / deviation).astype(np.float16)


_LEAST_DEVIATION = 1e-3


def fit(model: Classifier, examples: Sequence[Example], settings: Settings, log: int = 50) -> Classifier:
    """Train a model in place; at the end it has the moving average of its weights.

    AdamW; linear warm-up over a tenth of the steps, then linear decay; bfloat16 where supported.
    """
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    width = next((len(e.features) for e in examples if e.features is not None), 0)
    learner = _Learner(model, width).train()
    batches: list[list[int]] = []
    for _ in range(settings.epochs):
        grouped = groups(examples, rng.permutation(len(examples)).tolist(), settings.batch)
        batches += [grouped[i] for i in rng.permutation(len(grouped))]
    total = len(batches)
    optimizer = torch.optim.AdamW(parameter_groups(learner, settings), fused=True)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))
    )
    averaged = {name: p.detach().clone() for name, p in model.named_parameters()}
    started, seen = time.time(), 0.0
    for step, batch in enumerate(batches, 1):
        chosen = [examples[i] for i in batch]
        loss = learner.loss(chosen, settings)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
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


def predict(model: Classifier, examples: Sequence[Example], padding: int) -> NDArray[np.float32]:
    """Return the logits (examples, labels)."""
    return read(model, examples, padding)[0]


@torch.no_grad()
def read(
    model: Classifier, examples: Sequence[Example], padding: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the logits (examples, labels) and the inputs of the head (examples, features)."""
    model.eval()
    logits = np.zeros((len(examples), len(LABELS)), dtype=np.float32)
    features = np.zeros((len(examples), model.head.in_features), dtype=np.float32)
    for batch in groups(examples, range(len(examples)), 4096):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = model.features(*_tensors([examples[i] for i in batch], padding))
            logits[batch] = model.head(found).float().numpy()
        features[batch] = found.float().numpy()
    return logits, features
