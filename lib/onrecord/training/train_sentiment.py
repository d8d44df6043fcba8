"""Trains the model of sentiment towards a target that ships.

    python -m onrecord.training.train_sentiment NEWSMTSC.jsonl --student FOLDER [--teacher FOLDER]
        [--texts FOLDER]

NEWSMTSC.jsonl is a file in NewsMTSC's format; the encoders are folders in the transformers layout. One in
nine articles is held out. The teacher learns from the labels. It then labels these mentions and unlabelled
ones: others in the same sentences, and those in the texts of `--texts`. The student learns from both, by the
teacher's probabilities (Hinton et al. 2015) and by the input of its head (Romero et al. 2015); it sees
unlabelled mentions once less. It is exported to int8 ONNX and calibrated on the held-out articles, and the
figures on them are printed.
Seeds are fixed: the same machine gives the same figures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..evaluation import reliability
from ..evaluation.label_scores import macro_f1
from ..networks.marks import Marked, mark
from ..networks.target_sentiment import FACTS, TOKENIZER, load_from, logits, probabilities, softmax
from . import calibrate, newsmtsc, unlabelled_mentions
from .arguments import make_parser, tokenizer_of
from .export_onnx import export_classifier
from .fit_classifier import Classifier, Example, Settings, fit, read, standard
from .newsmtsc import Labelled
from .tagger_network import load_encoder
from .train_attributions import vocabulary_map

SPECIAL = (101, 102, 1008)
"""Start piece, separator and mark (an asterisk) in BERT's vocabulary."""
PADDING = 0


def teach(
    teacher: Path, ids: NDArray[np.int64], train: Sequence[Example], unlabelled: Sequence[Marked]
) -> tuple[list[Example], list[Example]]:
    """Return mentions with a teacher's probabilities and features.

    Args:
        teacher: folder of its encoder.
        ids: for each id of the student's vocabulary, the id of the same piece in the teacher's.
        train: labelled mentions to train the teacher on.
        unlabelled: other mentions.

    Returns:
        The labelled and the unlabelled mentions.
    """

    def translate(example: Example) -> Example:
        return replace(example, marked=replace(example.marked, ids=ids[example.marked.ids]))

    padding = int(ids[PADDING])
    network = Classifier(load_encoder(teacher))
    for name, parameter in network.named_parameters():
        if ".embeddings." in name or ".layer.0." in name or ".layer.1." in name:
            parameter.requires_grad_(False)
    settings = Settings(
        padding=padding,
        epochs=2,
        rate=5e-5,
        head_rate=5e-4,
        decay=0.95,
        batch=2048,
        average=0.98,
        smooth=0.05,
    )
    fit(network, [translate(e) for e in train], settings)

    examples = [*train, *(Example(m) for m in unlabelled)]
    said, features = read(network, [translate(e) for e in examples], padding)
    soft, features = softmax(said.astype(float)).astype(np.float32), standard(features)
    taught = [replace(e, soft=p, features=f) for e, p, f in zip(examples, soft, features, strict=True)]
    return taught[: len(train)], taught[len(train) :]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export, calibrate and print the figures."""
    parser = make_parser(__doc__, epochs=3)
    parser.add_argument("--texts", type=Path, help="folder of news articles, one text file each")
    parser.add_argument(
        "--paragraphs",
        type=Path,
        help="paragraphs with text, target and label, JSON lines, to fit their prior",
    )
    parser.add_argument("--rows", type=int, help="use the first N labelled mentions alone (to try it out)")
    options = parser.parse_args(arguments)

    tokenizer = tokenizer_of(options.student)

    def marked(text: str, target: tuple[int, int]) -> Marked:
        return mark(tokenizer.encode(text, add_special_tokens=False), target, SPECIAL)

    rows = list(newsmtsc.read(options.corpus))[: options.rows]
    train = [Example(marked(r.text, r.target), r.label) for r in rows if not r.held_out]
    unlabelled: list[Example] = []
    if options.teacher:
        files = sorted(options.texts.glob("*.txt")) if options.texts else []
        texts = (path.read_text(encoding="utf-8") for path in files[: options.rows])
        beside = unlabelled_mentions.beside([row for row in rows if not row.held_out])
        mentions = [*beside, *unlabelled_mentions.in_articles(texts)]
        ids = vocabulary_map(options.student, options.teacher)
        train, unlabelled = teach(options.teacher, ids, train, [marked(*m) for m in mentions])
    settings = Settings(padding=PADDING, epochs=1, rate=2e-4, batch=1536, soft=0.5, smooth=0.1, average=0.995)
    examples = train * options.epochs + unlabelled * max(1, options.epochs - 1)
    network = fit(Classifier(load_encoder(options.student)), examples, settings)
    export_classifier(network, options.student / TOKENIZER, options.out, SPECIAL, PADDING)
    finish(options.out, [r for r in rows if r.held_out], options.paragraphs)


def finish(folder: Path, held: Sequence[Labelled], paragraphs: Path | None) -> None:
    """Calibrate the exported network on held-out mentions, and print its figures on them.

    Args:
        folder: folder of the exported network.
        held: mentions that it was not trained on.
        paragraphs: JSON lines of `text`, `target` and `label` (index in `LABELS`), or None.
    """
    model = load_from(folder)
    mentions = [(r.text, r.target) for r in held]
    labels = np.array([r.label for r in held])
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    facts["scale"] = calibrate.temperature(logits(model, mentions), labels)
    if paragraphs:
        rows = [json.loads(line) for line in paragraphs.read_text(encoding="utf-8").splitlines()]
        read = logits(model, [(row["text"], tuple(row["target"])) for row in rows]) * facts["scale"]
        facts["paragraph"] = calibrate.prior_shift(read, np.array([row["label"] for row in rows]))
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")

    found = probabilities(load_from(folder), mentions)
    best = found.argmax(axis=1)
    table = reliability.reliability(found.max(axis=1), best == labels)
    reliability.plot(table, folder / "sentiment-reliability.png", "Held-out targets")
    several = [i for i, r in enumerate(held) if not r.alone]
    print(
        f"{len(held)} held-out targets: macro F1 {macro_f1(labels.tolist(), best.tolist()):.1f}, of the "
        f"{len(several)} in sentences with several "
        f"{macro_f1(labels[several].tolist(), best[several].tolist()):.1f}"
        f"; calibration error {reliability.calibration_error(table):.3f}"
    )


if __name__ == "__main__":
    main()
