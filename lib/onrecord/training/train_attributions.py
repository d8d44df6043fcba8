"""Train the attribution tagger that the package ships.

    python -m onrecord.training.train_attributions CORPUS --student FOLDER --teacher FOLDER
        [--extra FILE.jsonl]

CORPUS is a folder in PolNeAR's layout with `train` and `dev`; the encoders are folders in the transformers
layout. Five teachers, each trained on four fifths of the articles, label the remaining fifth; their mean
labels the unlabelled sentences (`--extra`, JSON Lines with `sentence_normalized` or `text`). The student
learns from annotations and soft labels (Hinton et al. 2015). It is exported to int8 ONNX, its confidence is
fitted on `dev`, and scores on `dev` are printed. Seeds are fixed: on the same machine the results are the
same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..evaluation import reliability
from ..networks import tagger as shipped
from . import calibrate
from .arguments import MODELS, make_parser, tokenizer_of
from .attribution.export_tagger import export
from .attribution.fit_tagger import Settings, fit, probabilities_of, score, spans_of
from .attribution.tagger_examples import Example, make_example
from .attribution.tagger_network import Tagger as Network
from .encoder import load_encoder
from .polnear import read_split

FOLDS = 5
BERT = (101, 102, 0)


def vocabulary_map(student: Path, teacher: Path) -> NDArray[np.int64]:
    """Return, for each id of the student's vocabulary, the id of the same piece in the teacher's."""
    names = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    ids = {w: i for i, w in enumerate(_lines(teacher / "vocab.txt"))}
    own = _lines(student / "vocab.txt")
    return np.array([ids.get(names.get(w, w), ids.get(w, 0)) for w in own], dtype=np.int64)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def read_extra(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Return unlabelled sentences as examples without annotations."""
    with path.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    texts = [row.get("sentence_normalized") or row["text"] for row in rows]
    return [make_example(str(i), text, (), tokenizer) for i, text in enumerate(texts)]


def teach(
    train: Sequence[Example],
    extra: Sequence[Example],
    teacher: Path,
    ids: NDArray[np.int64],
    device: str,
    epochs: int,
) -> tuple[list[Example], list[Example]]:
    """Return the examples with soft labels from teachers that were not trained on them."""
    translated = [[replace(e, ids=ids[e.ids]) for e in group] for group in (train, extra)]
    special = tuple(int(ids[i]) for i in BERT)
    taught = list(train)
    extra_sum = [np.zeros((len(e.ids), 0), dtype=np.float32) for e in extra]
    for fold in range(FOLDS):
        held = [i for i in range(len(train)) if i // 2 % FOLDS == fold]
        rest = [e for i, e in enumerate(translated[0]) if i // 2 % FOLDS != fold]
        settings = Settings(special=special, epochs=epochs, rate=1e-4, seed=fold)  # type: ignore[arg-type]
        network = fit(Network(load_encoder(teacher)), rest, settings, device)
        seen = [translated[0][i] for i in held]
        soft = probabilities_of(network, seen, settings, device, ["article", "paragraph"])
        print(f"teacher {fold + 1}: {score(seen, soft)}", flush=True)
        for i, p in zip(held, soft, strict=True):
            taught[i] = replace(train[i], soft=p)
        more = probabilities_of(network, translated[1], settings, device, ["paragraph"])
        extra_sum = [p if not s.size else s + p for s, p in zip(extra_sum, more, strict=True)]
    soft_extra = [(s / FOLDS).astype(np.float32) for s in extra_sum]
    labelled = [
        replace(e, soft=p, spans=tuple(spans_of(e, p))) for e, p in zip(extra, soft_extra, strict=True)
    ]
    return taught, labelled


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export and calibrate, and print the scores."""
    parser = make_parser(__doc__, epochs=20)
    parser.add_argument("--extra", type=Path, help="unlabelled sentences, JSON Lines")
    parser.add_argument("--teacher-epochs", type=int, default=8)
    parser.add_argument("--articles", type=int, help="use only the first N articles (for a trial)")
    options = parser.parse_args(arguments)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    tokenizer = tokenizer_of(options.student)
    marked = list(read_split(options.corpus / "train"))[: options.articles]
    train = [make_example(m.stem, m.text, m.attributions, tokenizer) for m in marked]
    extra = read_extra(options.extra, tokenizer)[: options.articles] if options.extra else []
    if options.teacher:
        ids = vocabulary_map(options.student, options.teacher)
        train, extra = teach(train, extra, options.teacher, ids, device, options.teacher_epochs)
        train += extra
    soft = 0.7 if options.teacher else 0.0
    settings = Settings(special=BERT, epochs=options.epochs, rate=5e-4 if soft else 3e-4, soft=soft)
    network = fit(Network(load_encoder(options.student)), train, settings, device)
    export(network.cpu(), options.student / "tokenizer.json", options.out, BERT)
    if options.out.resolve() == MODELS:
        shipped.load.cache_clear()
        judged = calibrate.judge(list(read_split(options.corpus / "dev"))[: options.articles])
        calibrate.write(judged, options.out)
        table = reliability.reliability(calibrate.held_out(judged), judged.right)
        reliability.plot(table, options.out / "reliability.png")
        print(f"calibration error {reliability.calibration_error(table):.3f}")
    dev = [
        make_example(m.stem, m.text, m.attributions, tokenizer) for m in read_split(options.corpus / "dev")
    ]
    found = probabilities_of(network, dev[: options.articles], settings, device, ["paragraph"])
    print(f"exact-span F1 on dev, before int8: {score(dev[: options.articles], found)}")


if __name__ == "__main__":
    main()
