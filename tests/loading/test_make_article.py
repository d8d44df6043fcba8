"""Articles of drafts: warnings."""

import pytest

from newsroom import TEXTS, load, load_one


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("… [+1843 chars]", "cut off"),
        (" The operator said that the shifts were legal and that", "last sentence has no end"),
        (" The operator said…", "ellipsis"),
        (" The \ufffdoperator said so.", "1 character could not"),
    ],
)
def test_what_seems_lost_is_warned_of_and_an_error_if_strict(tmp_path, ending, said):
    told: list[str] = []
    article = load_one(tmp_path, "a.txt", f"{TEXTS[0]}{ending}", warn=told.append)
    assert said in article.warnings[0] and "[+" not in article.text
    assert told == [f"{tmp_path / 'a.txt'}: {article.warnings[0]}"]
    (refused,) = load(tmp_path, "a.txt", f"{TEXTS[0]}{ending}", strict=True)
    assert said in refused.reason


@pytest.mark.parametrize(
    "ending", ["", " (Reuters)", " – The Straits Times", "\n\nReporting by Ann Roe in Oslo"]
)
def test_whole_texts_are_not_warned_of(tmp_path, ending):
    assert load_one(tmp_path, "a.txt", TEXTS[0] + ending).warnings == ()


@pytest.mark.parametrize(("text", "said"), [("Too short.", "only 2 words"), ("Closed", "only 1 word")])
def test_a_text_shorter_than_a_sentence_is_warned_of(tmp_path, text, said):
    line = f'{{"headline": "Old bridge closed for good", "text": "{text}"}}\n'
    assert load_one(tmp_path, "a.jsonl", line).warnings == (f"the text has {said}",)
