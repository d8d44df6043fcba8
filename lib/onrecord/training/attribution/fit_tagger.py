"""Train a tagger on examples, predict with it, and score its predictions."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader

from ...attribution.tagging.bioes import LABELS, ROLES, to_labels, to_spans, viterbi
from ...networks.pieces import layout
from ...networks.pieces import windows as cut
from ..encoder import parameter_groups
from .tagger_examples import NO_LABEL, Example, batches, cut_windows
from .tagger_network import LINK_WIDTH, Tagger

Window = tuple[int, int, int]
"""Index of the example, first piece, piece after the last."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the training.

    Attributes:
        special: ids of the start piece, the separator and the padding in the encoder's vocabulary.
        epochs: passes over the examples.
        rate: peak learning rate of the encoder's last layer.
        head_rate: peak learning rate of the new layers.
        decay: factor on the rate from each encoder layer to the one below.
        batch: maximum number of padded pieces per batch.
        limit: maximum number of pieces per window.
        single: share of articles cut into single paragraphs (see `cut_windows`).
        soft: weight of the teacher's probabilities, 0 to 1; the annotations have the rest.
        link: weight of the loss of links.
        average: decay per step of the moving average of the weights.
        seed: random seed.
        workers: processes that prepare batches; 0 for none.
    """

    special: tuple[int, int, int]
    epochs: int = 8
    rate: float = 5e-5
    head_rate: float = 1e-3
    decay: float = 0.9
    batch: int = 4096
    limit: int = 256
    single: float = 0.4
    soft: float = 0.0
    link: float = 0.3
    average: float = 0.995
    seed: int = 0
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of windows, all (windows, pieces) except the last; see `collate`."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    labels: Tensor
    cues: Tensor
    sources: Tensor
    soft: Tensor | None

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        tensors = (getattr(self, name) for name in self.__slots__)
        return Batch(*(t if t is None else t.to(device, non_blocking=True) for t in tensors))


def collate(examples: Sequence[Example], windows: Sequence[Window], special: tuple[int, int, int]) -> Batch:
    """Return a batch of windows.

    `labels` is `NO_LABEL` except at the first pieces of words. `cues[i, j]` is the position of the cue of the
    content that begins at j: 0 if it is not in the window, -1 if no content begins there. `sources` holds the
    sources of cues likewise.
    """
    rows = []
    for index, begin, end in windows:
        e = examples[index]
        rows.append(layout(e.ids[begin:end], e.features[begin:end], e.paragraph[begin:end], special[:2]))
    shape = (len(rows), max(len(row[0]) for row in rows))
    filled = {name: np.zeros(shape, dtype=np.int64) for name in ("features", "mask")}
    ids = np.full(shape, special[2], dtype=np.int64)
    labels = np.full(shape, NO_LABEL, dtype=np.int64)
    links = np.full((2, *shape), -1, dtype=np.int64)
    with_soft = examples[windows[0][0]].soft is not None
    soft = np.zeros((*shape, len(LABELS)), dtype=np.float32) if with_soft else None
    for r, ((index, begin, end), (row, marks, positions)) in enumerate(zip(windows, rows, strict=True)):
        e = examples[index]
        ids[r, : len(row)] = row
        filled["features"][r, : len(row)] = marks
        filled["mask"][r, : len(row)] = 1
        opening = e.first[begin:end]
        labels[r, positions[opening]] = window_labels(e, begin, end)[opening]
        cue_starts = {b for b, _, role in e.spans if role == 1}
        for child, head in e.links:
            if begin <= child < end:
                relation = 1 if child in cue_starts else 0
                links[relation, r, positions[child - begin]] = (
                    positions[head - begin] if begin <= head < end else 0
                )
        if soft is not None and e.soft is not None:
            soft[r, positions] = e.soft[begin:end]
    tensor = torch.from_numpy
    return Batch(
        tensor(ids), tensor(filled["features"]), tensor(filled["mask"]), tensor(labels),
        tensor(links[0]), tensor(links[1]), None if soft is None else tensor(soft),
    )  # fmt: skip


def window_labels(example: Example, begin: int, end: int) -> NDArray[np.int64]:
    """Return the labels of a window's words; spans are cut at its edges."""
    order = np.cumsum(example.first[begin:end]) - 1
    count = int(order[-1]) + 1 if len(order) else 0
    spans = []
    for b, e, role in example.spans:
        low, high = max(b, begin) - begin, min(e, end) - begin
        if low < high:
            spans.append((int(order[low]), int(order[high - 1]) + 1, role))
    return to_labels(spans, count)[order]


def losses(
    batch: Batch, logits: Tensor, link: Tensor, none: Tensor, soft_weight: float
) -> tuple[Tensor, Tensor]:
    """Return the mean cross-entropy of the labels (annotations and teacher mixed) and of the links."""
    known = batch.labels != NO_LABEL
    scores = logits[known].float()
    hard = functional.cross_entropy(scores, batch.labels[known])
    if soft_weight and batch.soft is not None:
        taught = -(batch.soft[known] * functional.log_softmax(scores, -1)).sum(-1).mean()
        hard = (1 - soft_weight) * hard + soft_weight * taught
    parts = link.float().split(LINK_WIDTH, dim=-1)
    role = torch.where(known, (batch.labels - 1).div(4, rounding_mode="floor"), -1)
    opens = known & (((batch.labels - 1) % 4 == 0) | ((batch.labels - 1) % 4 == 3)) & (batch.labels > 0)
    total = scores.new_zeros(())
    for i, (target, sought) in enumerate(((batch.cues, 1), (batch.sources, 0))):
        pairs = link_scores(parts[2 * i], parts[2 * i + 1], none[i])
        allowed = opens & (role == sought)
        allowed[:, 0] = True
        pairs = pairs.masked_fill(~allowed[:, None, :], -1e4)
        rows = target >= 0
        if rows.any():
            total = total + functional.cross_entropy(pairs[rows], target[rows])
    return hard, total


def link_scores(seeking: Tensor, sought: Tensor, none: Tensor) -> Tensor:
    """Return the scores (windows, seeking, sought) of links; column 0, the start piece, means none."""
    scores = seeking @ sought.transpose(1, 2) / math.sqrt(LINK_WIDTH)
    scores = scores.clone()
    scores[:, :, 0] = (seeking @ none) / math.sqrt(LINK_WIDTH)
    return scores


def fit(model: Tagger, examples: Sequence[Example], settings: Settings, device: str) -> Tagger:
    """Train a model in place; its final weights are their moving average.

    AdamW; linear warm-up over a tenth of the steps, then linear decay; bfloat16 on a GPU.
    """
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    model.to(device).train()
    epochs = [epoch_batches(examples, settings, rng) for _ in range(settings.epochs)]
    total = sum(map(len, epochs))
    optimizer = torch.optim.AdamW(parameter_groups(model, settings), fused=device == "cuda")
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))
    )
    averaged = {name: p.detach().clone() for name, p in model.named_parameters()}
    started = time.time()
    loader = DataLoader(
        [windows for epoch in epochs for windows in epoch],
        batch_size=None,
        num_workers=settings.workers,
        collate_fn=lambda windows: collate(examples, windows, settings.special),
    )
    ends = set(np.cumsum([len(epoch) for epoch in epochs]).tolist())
    for step, ready in enumerate(loader, 1):
        batch = ready.to(device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            logits, link = model(batch.ids, batch.features, batch.mask)
        label_loss, link_loss = losses(batch, logits, link, model.none, settings.soft)
        loss = label_loss + settings.link * link_loss
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        decay = min(settings.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(averaged.values()), list(model.parameters()), 1 - decay)
        if step in ends:
            print(
                f"step {step} of {total}: loss {loss.item():.4f}, {time.time() - started:.0f} s", flush=True
            )
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(averaged[name])
    return model.eval()


def epoch_batches(
    examples: Sequence[Example], settings: Settings, rng: np.random.Generator
) -> list[list[Window]]:
    """Yield the batches of one epoch in random order."""
    windows = [
        (i, b, e)
        for i, x in enumerate(examples)
        for b, e in cut_windows(x, rng, settings.limit, settings.single)
    ]
    grouped = batches([windows[i] for i in rng.permutation(len(windows))], settings.batch)
    return [grouped[i] for i in rng.permutation(len(grouped))]


@torch.no_grad()
def predict(
    model: Tagger, examples: Sequence[Example], windows: Sequence[Window], settings: Settings, device: str
) -> Iterator[tuple[Window, NDArray[np.float32], NDArray[np.float32]]]:
    """Yield the label probabilities (pieces, labels) and the link vectors of each window."""
    model.to(device).eval()
    for group in batches(windows, 4 * settings.batch):
        batch = collate(examples, group, settings.special).to(device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            logits, link = model(batch.ids, batch.features, batch.mask)
        probabilities = logits.float().softmax(-1).cpu().numpy()
        vectors = link.float().cpu().numpy()
        for r, (index, begin, end) in enumerate(group):
            e = examples[index]
            row = layout(
                e.ids[begin:end], e.features[begin:end], e.paragraph[begin:end], settings.special[:2]
            )
            yield (index, begin, end), probabilities[r, row[2]], vectors[r, row[2]]


def every_window(examples: Sequence[Example], limit: int, by: str = "article") -> list[Window]:
    """Return windows that cover each example once, by `article` (up to the limit) or by `paragraph`."""
    room = limit if by == "article" else 1
    return [(i, b, e) for i, x in enumerate(examples) for b, e in cut(x.paragraph, room, limit)]


def probabilities_of(
    model: Tagger, examples: Sequence[Example], settings: Settings, device: str, ways: Sequence[str]
) -> list[NDArray[np.float32]]:
    """Return label probabilities (pieces, labels) per example, averaged over ways of cutting windows."""
    sums = [np.zeros((len(x.ids), len(LABELS)), dtype=np.float32) for x in examples]
    for way in ways:
        windows = every_window(examples, settings.limit, way)
        for (index, begin, end), found, _ in predict(model, examples, windows, settings, device):
            sums[index][begin:end] += found / len(ways)
    return sums


def score(examples: Sequence[Example], probabilities: Sequence[NDArray[np.float32]]) -> dict[str, float]:
    """Return the exact-span F1 (percent) of each role, from the best legal labels of each paragraph."""
    right, gold, found = (dict.fromkeys(ROLES, 0) for _ in range(3))
    for e, p in zip(examples, probabilities, strict=True):
        predicted = set(spans_of(e, p))
        for index, role in enumerate(ROLES):
            g = {s for s in e.spans if s[2] == index}
            q = {s for s in predicted if s[2] == index}
            right[role] += len(g & q)
            gold[role] += len(g)
            found[role] += len(q)
    return {role: round(200 * right[role] / max(1, gold[role] + found[role]), 2) for role in ROLES}


def spans_of(example: Example, probabilities: NDArray[np.float32]) -> list[tuple[int, int, int]]:
    """Return the decoded spans, in pieces, paragraph by paragraph."""
    result = []
    edges = [0, *(np.flatnonzero(np.diff(example.paragraph)) + 1).tolist(), len(example.paragraph)]
    for a, b in pairwise(edges):
        opening = np.flatnonzero(example.first[a:b]) + a
        bounds = [*opening.tolist(), b]
        labels = viterbi(np.log(probabilities[opening] + 1e-9))
        result += [(bounds[i], bounds[j], role) for i, j, role in to_spans(labels.tolist())]
    return result
