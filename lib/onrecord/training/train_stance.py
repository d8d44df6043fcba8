"""Train the network of directed stance that the package ships.

    python -m onrecord.training.train_stance DSE --newsmtsc NEWSMTSC.jsonl --start FOLDER [--news CORPORA]
        [--teacher FOLDER]

DSE is a folder with `train.jsonl` and `valid.jsonl` (directed sentiment of news sentences); `--start` is a
folder with an initial network, as written by `--out` or shipped in the package. The network learns from the
sentences of DSE's training file that are not in `valid.jsonl`, from minimal pairs (`stance_pairs`), from
NewsMTSC without a ninth of its articles, and from news that we marked (`news`). To preserve its knowledge of
the writer's sentiment, it also learns its own earlier predictions on NewsMTSC's and other mentions. A
teacher, an encoder in the transformers layout with the same word pieces, first learns from DSE and the
minimal pairs; its probabilities have a weight of 0.7 in the labels of DSE (Hinton et al. 2015). The network
is exported to int8 ONNX and calibrated on the held-out sentences. Seeds are fixed: on the same machine the
results are the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from ..evaluation.label_scores import macro_f1
from ..evaluation.reliability import calibration_error, reliability
from ..networks import directed_stance as shipped
from ..networks import word_vectors
from ..networks.directed_stance import Pair, softmax
from ..networks.marks import LABELS, Marked, mark
from ..networks.sessions import make_tokenizer
from . import calibrate
from .arguments import MODELS
from .encoder import load_encoder
from .int8_weights import read_weights
from .stance import dse, newsmtsc, stance_pairs
from .stance.directed_network import Directed, Example, Settings, fit, predict
from .stance.dse import Sentence
from .stance.export_directed import export_directed
from .stance.news_examples import choose, read_examples
from .stance.newsmtsc import Labelled

SPECIAL = (101, 102, 1008)
"""Start piece, separator and mark (an asterisk) in BERT's vocabulary."""
PADDING = 0
_WORDS = "encoder.embeddings.word_embeddings.weight"
_OWN_WORD = 0.6
"""Weight of the network's own earlier predictions in the soft labels of labelled mentions."""
_DRAWS = 10
"""Number of sentences per frame."""
_OTHERS = 3000
"""Number of unlabelled mentions for which the network learns its own earlier predictions."""
_TEACHING = Settings(PADDING, epochs=2, rate=5e-5, head_rate=5e-4, decay=0.95, average=0.99)
_TAUGHT = 0.7
"""Weight of the teacher's probabilities in the soft labels of DSE; the label has the rest."""
_FROZEN = 4
"""Number of the teacher's layers that are frozen, with its embeddings; training them changes little."""


def start_from(folder: Path) -> Directed:
    """Return the network in a folder, with float weights.

    Args:
        folder: contains `stance.onnx` and `words.npz`, the vectors of word pieces, which training does not
            change because the tagger shares them.
    """
    weights = read_weights(folder / shipped.NETWORK)
    words = word_vectors.load_from(folder)
    vocabulary, width = len(words.scales), words.common.shape[1]
    weights[_WORDS] = torch.from_numpy(words.of(np.arange(vocabulary)))
    layers = 1 + max(int(name.split(".layer.")[1].split(".")[0]) for name in weights if ".layer." in name)
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=4 * width,
    )
    network = Directed(BertModel(config, add_pooling_layer=False))
    missing, unknown = network.load_state_dict(weights, strict=False)
    if unknown or any(name.startswith("encoder.") for name in missing):
        raise ValueError(f"{folder}: not a network of this kind: {sorted(unknown) or missing[:3]}")
    network.get_parameter(_WORDS).requires_grad_(False)
    return network


class Encoder:
    """Converts texts with mentions to the input of the network."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def mark(self, text: str, *mentions: tuple[int, int]) -> Marked:
        """Mark the mentions of a text."""
        return mark(self._tokenizer.encode(text, add_special_tokens=False), mentions, SPECIAL)

    def directed(self, rows: Iterable[Sentence]) -> list[Example]:
        """Return examples of DSE's sentences, in both directions."""
        return [
            Example(
                self.mark(row.text, row.first, row.second),
                tuple((s, 1 - s, _hard(label)) for s, label in enumerate(row.labels)),
            )
            for row in rows
        ]

    def pairs(self, made: Iterable[stance_pairs.Made]) -> list[Example]:
        """Return examples of minimal pairs, for every two mentions of a sentence."""
        result = []
        for sentence in made:
            letters = sorted(sentence.mentions)
            for one, other in ((a, b) for i, a in enumerate(letters) for b in letters[i + 1 :]):
                known = (((one, other), 0), ((other, one), 1))
                answers = [
                    (source, 1 - source, stance_pairs.LABELS[sentence.signs[way]])
                    for way, source in known
                    if way in sentence.signs
                ]
                marked = self.mark(sentence.text, sentence.mentions[one], sentence.mentions[other])
                result += [Example(marked, tuple(answers))] if answers else []
        return result

    def writer(self, mentions: Iterable[tuple[str, tuple[int, int]]]) -> list[Example]:
        """Return examples of the writer's sentiment towards mentions whose labels are unknown."""
        return [
            Example(self.mark(text, span), ((None, 0, _hard(LABELS.index("neutral"))),))
            for text, span in mentions
        ]


def _ids_of(teacher: Path, tokenizer: Tokenizer) -> NDArray[np.int64]:
    """For each id of the tokenizer's vocabulary, the id of the same piece in the teacher's."""
    names = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    pieces = (teacher / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    ids = {piece: i for i, piece in enumerate(pieces)}
    own = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    return np.array([ids.get(names.get(piece, piece), 0) for piece, _ in own], dtype=np.int64)


def _hard(label: int) -> tuple[float, ...]:
    return tuple(float(i == label) for i in range(len(LABELS)))


def _learn(examples: Sequence[Example], soft: Sequence[NDArray[np.float32]], share: float) -> list[Example]:
    """Mix the answers of each example with probabilities (answers, labels)."""
    return [
        replace(
            example,
            answers=tuple(
                (s, t, tuple((1 - share) * np.array(p) + share * q))
                for (s, t, p), q in zip(example.answers, said, strict=True)
            ),
        )
        for example, said in zip(examples, soft, strict=True)
    ]


def _said(network: Directed, examples: Sequence[Example], padding: int) -> list[NDArray[np.float32]]:
    return [softmax(rows.astype(float)).astype(np.float32) for rows in predict(network, examples, padding)]


def _moods(network: Directed, examples: Sequence[Example]) -> list[float]:
    """Return the highest probability of a side that the network finds in each example."""
    said = _said(network, examples, PADDING)
    return [float(max(1 - rows[:, LABELS.index("neutral")])) for rows in said]


def teach(
    teacher: Path, ids: NDArray[np.int64], directed: Sequence[Example], pairs: Sequence[Example]
) -> list[Example]:
    """Train a teacher, and mix its probabilities into the examples of DSE.

    Args:
        teacher: folder of its encoder.
        ids: for each id of the student's vocabulary, the id of the same piece in the teacher's.
        directed: the examples of DSE.
        pairs: further examples for the teacher.
    """

    def translate(examples: Sequence[Example]) -> list[Example]:
        return [replace(e, marked=replace(e.marked, ids=ids[e.marked.ids])) for e in examples]

    network = Directed(load_encoder(teacher))
    for name, parameter in network.named_parameters():
        lower = any(f".layer.{i}." in name for i in range(_FROZEN))
        parameter.requires_grad_(not (lower or ".embeddings." in name))
    settings = replace(_TEACHING, padding=int(ids[PADDING]))
    translated = translate(directed)
    fit(network, [*translated, *translate(pairs)], settings)
    return _learn(directed, _said(network, translated, settings.padding), _TAUGHT)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export and calibrate, and print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl and valid.jsonl of DSE")
    parser.add_argument("--newsmtsc", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=MODELS)
    parser.add_argument("--news", type=Path, help="folder of the corpora whose articles we marked")
    parser.add_argument("--teacher", type=Path, help="default: no distillation")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rows", type=int, help="use only the first N sentences (for a trial)")
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args(arguments)

    tokenizer = make_tokenizer((options.start / shipped.TOKENIZER).read_bytes())
    encoder = Encoder(tokenizer)
    valid = list(dse.read(options.corpus / "valid.jsonl"))[: options.rows]
    known = {row.key for row in valid}
    train = [row for row in dse.read(options.corpus / "train.jsonl") if row.key not in known][: options.rows]
    mentions = [row for row in newsmtsc.read(options.newsmtsc) if not row.held_out][: options.rows]
    made = [m for m in stance_pairs.make(_DRAWS, seed=1) if not m.held][: options.rows]

    network = start_from(options.start)
    directed, pairs = encoder.directed(train), encoder.pairs(made)
    labelled = [
        Example(encoder.mark(row.text, row.target), ((None, 0, _hard(row.label)),)) for row in mentions
    ]
    others = encoder.writer((row.text, row.first) for row in train[:_OTHERS])
    labelled = _learn(labelled, _said(network, labelled, PADDING), _OWN_WORD)
    others = _learn(others, _said(network, others, PADDING), 1.0)
    of_news = read_examples(options.news, encoder.mark) if options.news else ([], [])
    told = choose(*of_news, lambda examples: _moods(network, examples))
    if options.teacher:
        directed = teach(options.teacher, _ids_of(options.teacher, tokenizer), directed, pairs)
    fit(network, [*directed, *pairs, *labelled, *others, *told], Settings(PADDING, epochs=options.epochs))
    shift = json.loads((options.start / shipped.FACTS).read_text(encoding="utf-8"))["paragraph"]
    export_directed(network, options.start, options.out, SPECIAL, PADDING)
    held = [row for row in newsmtsc.read(options.newsmtsc) if row.held_out][: options.rows]
    finish(options.out, valid, held, shift)


def finish(folder: Path, valid: Sequence[Sentence], held: Sequence[Labelled], shift: Sequence[float]) -> None:
    """Calibrate the exported network, and print its scores on held-out data.

    Args:
        folder: the folder of the exported network.
        valid: sentences of DSE.
        held: mentions of NewsMTSC.
        shift: added to the logits of the writer's stance in paragraphs; it is not fitted here.
    """
    model = shipped.load_from(folder)
    pairs = [p for r in valid for p in (Pair(r.text, r.first, r.second), Pair(r.text, r.second, r.first))]
    labels = np.array([label for row in valid for label in row.labels])
    written = [Pair(row.text, None, row.target) for row in held]
    sides = np.array([row.label for row in held])
    facts = json.loads((folder / shipped.FACTS).read_text(encoding="utf-8"))
    facts["paragraph"] = list(shift)
    facts["between"] = calibrate.temperature(shipped.logits(model, pairs), labels)
    facts["writer"] = calibrate.temperature(shipped.logits(model, written), sides)
    (folder / shipped.FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")

    model = shipped.load_from(folder)
    for name, asked, right in (("one towards another", pairs, labels), ("the writer", written, sides)):
        found = shipped.probabilities(model, asked)
        best = found.argmax(axis=1)
        table = reliability(found.max(axis=1), best == right)
        print(
            f"{name}: {len(asked)} held out, macro F1 {macro_f1(right.tolist(), best.tolist()):.1f}, "
            f"calibration error {calibration_error(table):.3f}"
        )


if __name__ == "__main__":
    main()
