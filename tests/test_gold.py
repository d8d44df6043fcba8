"""The gold data of the samples matches them: quoted words are in the text, boilerplate is not."""

import json
from pathlib import Path

import pytest

from onrecord.loading.read import read
from onrecord.model.article import Article

HERE = Path(__file__).parent
GOLD = sorted((HERE / "gold").glob("*.json"))


def test_every_sample_written_for_this_project_has_gold():
    samples = {path.stem for path in (HERE.parent / "data" / "articles").iterdir()}
    assert samples - {path.stem for path in GOLD} == {"voa-russia-security-demands"}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_fits_its_sample(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    (article,) = read([str(HERE.parent / "data" / "articles" / gold["file"])])
    assert isinstance(article, Article)
    assert (article.title, article.published) == (gold["title"], gold["published"])
    assert list(article.reporters) == gold["credits"]["reporters"]
    names = {actor["name"] for actor in gold["actors"]}
    assert {row["speaker"] for row in gold["claims"] + gold["numbers"] + gold["stances"]} <= names | {None}
    quoted = [part for claim in gold["claims"] for part in (claim["source"], claim["cue"], *claim["content"])]
    quoted += [number["text"] for number in gold["numbers"]] + gold["optional_claims"]
    quoted += [stance["evidence"] for stance in gold["stances"]]
    assert [part for part in quoted if part not in article.text] == []
    assert [line for line in gold["boilerplate"] if line in article.text] == []
