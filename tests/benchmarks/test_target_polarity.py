"""How well the lexicon tells the sentiment towards a mention (needs the corpora beside this checkout)."""

import json
from collections import Counter
from pathlib import Path

import pytest
from textblob import TextBlob

from onrecord.language import parse_all
from onrecord.stance import polarity_label, target_polarity

GOLD = Path(__file__).parents[3] / "shared" / "corpora" / "newsmtsc" / "train.jsonl"
LABELS = {2: "negative", 4: "neutral", 6: "positive"}
STEP = 9

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not GOLD.is_file(), reason=f"no annotated targets at {GOLD}"),
]


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean of the F1 of the three labels over pairs of gold and guess, in percent."""
    count = Counter(pairs)
    scores = []
    for label in LABELS.values():
        gold = sum(n for (g, _), n in count.items() if g == label)
        guessed = sum(n for (_, p), n in count.items() if p == label)
        scores.append(200 * count[label, label] / (gold + guessed) if gold + guessed else 0.0)
    return sum(scores) / len(scores)


def test_towards_a_mention_the_lexicon_beats_the_sign_of_the_sentence(capsys):
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()[::STEP]]
    by_lexicon, by_sign = [], []
    docs = parse_all(row["sentence_normalized"] for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        sign = TextBlob(row["sentence_normalized"]).sentiment.polarity
        for target in row["targets"]:
            gold = LABELS[int(target["polarity"])]
            by_lexicon.append((gold, polarity_label(target_polarity(doc, (target["from"], target["to"])))))
            by_sign.append((gold, "neutral" if not sign else "positive" if sign > 0 else "negative"))
    lexicon, textblob = macro_f1(by_lexicon), macro_f1(by_sign)
    with capsys.disabled():
        print(f"\n{len(by_lexicon)} targets: lexicon {lexicon:.1f} macro F1, TextBlob's sign {textblob:.1f}")
    assert lexicon >= 55
    assert lexicon > textblob + 10
