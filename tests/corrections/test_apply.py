"""Corrections are found, applied, marked, and reported if they do not fit."""

import pytest

from onrecord import Article, analyze
from onrecord.corrections import files as corrections
from onrecord.corrections import write
from onrecord.display.correcting.write_correction import correct
from onrecord.files.checked_yaml import parse
from onrecord.model.errors import OnRecordError, SourceError

TEXT = (
    "The Harwick Port Authority will close the east quay in March, chair Ada Quill said on Monday.\n\n"
    "“We have 14 cracked piles and no money,” Quill said. "
    "Skipper Tom Rook accused the Harwick Port Authority of lying.\n\n"
    "Mr. Rook said the fleet would lose £2 million."
)
ARTICLE = Article(TEXT, "Quay to close", "quay.txt", published="2024-03-04")


@pytest.fixture(scope="module")
def plain():
    return analyze(ARTICLE)


def corrected(text):
    return analyze(ARTICLE, corrections=corrections.from_document(parse(text, "x.yaml", corrections.SCHEMA)))


def key(analysis, name):
    return analysis.actors.set_index("name")["id"][name]


def claim_of(analysis, words):
    text = analysis.article.text
    return next(c for c in analysis.claims.itertuples() if any(words in text[b:e] for b, e in c.content))


def test_a_speaker_set_by_hand_moves_words_wording_and_stance(plain):
    claim = claim_of(plain, "14 cracked")
    done = corrected(f"claims:\n- id: {claim.id}\n  words: 14 cracked piles\n  speaker: Tom Rook\n")
    rook = key(done, "Tom Rook")
    assert claim_of(done, "14 cracked").speaker == rook
    assert done.claims.set_index("id")["corrected"][claim.id]
    assert done.claims["corrected"].sum() == 1
    words = [a.actors.set_index("id")["words"][rook] for a in (plain, done)]
    assert words[1] > words[0]
    assert done.sentiment.set_index("claim")["speaker"][claim.id] == rook
    assert done.numbers.set_index("text")["speaker"]["14"] == rook
    (outcome,) = done.corrections
    assert outcome.said == "speaker Tom Rook (was Ada Quill)" and not outcome.problem


def test_nobody_may_be_the_speaker(plain):
    claim = claim_of(plain, "14 cracked")
    done = corrected(f"claims:\n- id: {claim.id}\n  words: 14 cracked piles\n  speaker: null\n")
    assert claim_of(done, "14 cracked").speaker is not claim.speaker
    assert done.claims["speaker"].isna().sum() == plain.claims["speaker"].isna().sum() + 1


def test_dismissing_a_claim_keeps_other_ids(plain):
    claim = claim_of(plain, "14 cracked")
    done = corrected(f"claims:\n- id: {claim.id}\n  words: 14 cracked\n  dismissed: true\n")
    assert set(plain.claims["id"]) - set(done.claims["id"]) == {claim.id}
    assert claim.id not in set(done.sentiment["claim"])
    assert not done.numbers["claim"].eq(claim.id).any()


def test_two_actors_become_one(plain):
    quill, rook = key(plain, "Ada Quill"), key(plain, "Tom Rook")
    done = corrected(f"actors:\n- id: {rook}\n  words: Tom Rook\n  same_as: Ada Quill\n")
    assert rook not in set(done.actors["id"])
    row = done.actors.set_index("id").loc[quill]
    assert row["corrected"] and "Tom Rook" in row["aliases"]
    assert row["claims"] == plain.actors.set_index("id").loc[[quill, rook], "claims"].sum()
    assert not done.claims["speaker"].eq(rook).any()


def test_an_actor_gets_a_name_kind_and_role(plain):
    rook = key(plain, "Tom Rook")
    done = corrected(
        f"actors:\n- id: {rook}\n  words: Rook\n  name: Thomas Rook\n  kind: group\n"
        "  role: skipper of the Gull\n"
        f"claims:\n- id: {claim_of(plain, '14 cracked').id}\n  words: 14 cracked\n  speaker: thomas rook\n"
    )
    row = done.actors.set_index("id").loc[rook]
    assert (row["name"], row["kind"], row["role"]) == ("Thomas Rook", "group", "skipper of the Gull")
    assert not any(outcome.problem for outcome in done.corrections)
    assert done.corrections[-1].said == "speaker Thomas Rook (was Ada Quill)"
    assert claim_of(done, "14 cracked").speaker == rook


def test_a_dismissed_actor_leaves_its_claims_without_speaker(plain):
    rook = key(plain, "Tom Rook")
    done = corrected(f"actors:\n- id: {rook}\n  words: Tom Rook\n  dismissed: true\n")
    for table, column in (("claims", "speaker"), ("stances", "speaker"), ("stances", "target")):
        assert not done.table(table)[column].eq(rook).any()


def test_a_stance_is_set_added_and_dismissed(plain):
    board = key(plain, "Harwick Port Authority")
    done = corrected(f"stances:\n- speaker: Tom Rook\n  target: {board}\n  label: supports\n")
    (row,) = done.stances[done.stances["corrected"]].itertuples()
    assert (row.label, row.score, row.confidence) == ("supports", 1.0, 1.0)
    added = corrected("stances:\n- speaker: Ada Quill\n  target: Tom Rook\n  label: mixed\n")
    assert (added.stances["corrected"] & (added.stances["label"] == "mixed")).sum() == 1
    gone = corrected(f"stances:\n- speaker: Tom Rook\n  target: {board}\n  dismissed: true\n")
    assert len(gone.stances) == len(plain.stances) - 1


def test_what_is_counted_and_the_date_of_a_claim_are_set(plain):
    claim = claim_of(plain, "14 cracked")
    number = plain.numbers.set_index("text")["id"]["14"]
    done = corrected(
        f"claims:\n- id: {claim.id}\n  words: 14 cracked\n  date: 2021-05\n"
        f"numbers:\n- id: {number}\n  words: 14\n  counted: split piles\n"
    )
    assert claim_of(done, "14 cracked").date == "2021-05"
    row = done.numbers.set_index("id").loc[number]
    assert (row["counted"], row["corrected"], row["value"]) == ("split piles", True, 14)
    assert [outcome.said.partition(" (was")[0] for outcome in done.corrections] == [
        "date 2021-05", "counted split piles",
    ]  # fmt: skip
    assert not any(outcome.problem for outcome in done.corrections)


def test_a_date_is_one_of_the_calendar(plain):
    claim = claim_of(plain, "14 cracked")
    done = corrected(f"claims:\n- id: {claim.id}\n  words: 14 cracked\n  date: 2021-11-31\n")
    assert done.corrections[0].problem == "“2021-11-31” is not a day of the calendar"
    assert done.claims["date"].equals(plain.claims["date"])


def test_a_row_with_a_new_id_is_found_by_its_words(plain):
    claim = claim_of(plain, "14 cracked")
    done = corrected('claims:\n- id: c99\n  words: "have 14  cracked piles…"\n  dismissed: true\n')
    assert claim.id not in set(done.claims["id"])
    assert done.corrections[0].said == f"c99 is {claim.id} now; dismissed"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("claims:\n- id: c1\n  words: not in it\n  dismissed: true\n", "no claim has the words “not in it”"),
        ("claims:\n- id: c99\n  words: e\n  dismissed: true\n", "is in c1, c2"),
        (
            "claims:\n- id: c1\n  words: quay\n  speaker: Nobody Known\n",
            "the article has no actor “Nobody Known”",
        ),
        ("actors:\n- id: a2\n  words: Ada Quill\n  same_as: Ada Quill\n", "cannot be merged with itself"),
        ("stances:\n- speaker: Tom Rook\n  target: Tom Rook\n  label: mixed\n", "are the same actor"),
        ("stances:\n- speaker: Ada Quill\n  target: Tom Rook\n  dismissed: true\n", "there is no stance"),
        ("numbers:\n- id: n1\n  words: forty\n  dismissed: true\n", "no number has the words"),
    ],
)
def test_corrections_that_no_longer_fit_are_reported(plain, text, problem):
    done = corrected(text)
    (outcome,) = done.corrections
    assert problem in outcome.problem and outcome.row == "" and outcome.line == 2
    assert done.claims["speaker"].equals(plain.claims["speaker"])


def test_each_article_finds_its_own_file(tmp_path):
    assert corrections.of_article(ARTICLE, tmp_path) is None
    assert corrections.of_article(ARTICLE, None) is None
    (tmp_path / "quay-to-close.yaml").write_text("claims: []\n")
    assert corrections.find(ARTICLE, tmp_path) == tmp_path / "quay-to-close.yaml"
    (tmp_path / "quay-to-close-2.yaml").write_text(f"article: {ARTICLE.sha256}\n")
    assert corrections.find(ARTICLE, tmp_path) == tmp_path / "quay-to-close-2.yaml"
    with pytest.raises(SourceError, match="no such file"):
        corrections.of_article(ARTICLE, tmp_path / "none.yaml")


def test_a_notebook_writes_what_the_next_run_applies(plain, tmp_path):
    claim = claim_of(plain, "14 cracked")
    quill = key(plain, "Ada Quill")
    correct(plain, claim.id, tmp_path / "new", speaker="Tom Rook", note="it was he: “no money”")
    path = tmp_path / "new" / "quay-to-close.yaml"
    path.write_text(
        path.read_text()
        + f"# a word of mine\nactors:\n- id: {quill}\n  words: Ada Quill\n  kind: group # so\n"
    )
    correct(plain, "n1", tmp_path / "new", dismissed=True)
    correct(plain, claim.id, path, act="question")
    correct(plain, ("Ada Quill", "Tom Rook"), path, label="opposes")
    correct(plain, quill, path, role="the chair")
    text = path.read_text()
    assert "# a word of mine" in text and "kind: group # so\n" in text
    assert [path.name for path in path.parent.iterdir()] == ["quay-to-close.yaml"]
    done = analyze(ARTICLE, corrections=corrections.of_article(ARTICLE, tmp_path / "new"))
    assert [outcome.problem for outcome in done.corrections] == [""] * 6
    found = claim_of(done, "14 cracked")
    assert (found.speaker, found.act) == (key(done, "Tom Rook"), "question")
    row = done.actors.set_index("id").loc[quill]
    assert (row["kind"], row["role"]) == ("group", "the chair")


@pytest.mark.parametrize(
    ("row", "change", "said"),
    [
        ("c99", {"speaker": "a1"}, "no row 'c99'"),
        ("x", {"speaker": "a1"}, "no row 'x'"),
        ("c1", {"label": "opposes"}, "“label” is not known here"),
        ("c1", {}, "changes nothing"),
        (("Ada Quill", "Tom Rook"), {"label": "hates"}, "not one of supports"),
    ],
)
def test_a_correction_that_cannot_be_made_writes_nothing(plain, tmp_path, row, change, said):
    with pytest.raises(OnRecordError, match=said):
        correct(plain, row, tmp_path, **change)
    assert list(tmp_path.iterdir()) == []


def test_the_acts_of_the_schema_are_those_of_the_code():
    import json
    from importlib.resources import files

    from onrecord.claims import acts

    schema = json.loads((files("onrecord.files") / "data" / corrections.SCHEMA).read_text())
    assert set(acts.words().cue.values()) <= set(schema["$defs"]["act"]["enum"])


def test_the_value_of_a_number_is_set_and_is_exact(tmp_path):
    article = Article("About 120 families left, Ann Ost said on Monday.", published="2024-03-06")
    before = analyze(article)
    count, day = before.numbers["id"].tolist()
    correct(before, count, tmp_path, value=150)
    correct(before, day, tmp_path, value="2024-02-26")
    after = analyze(article, corrections=corrections.of_article(article, tmp_path))
    rows = after.numbers.set_index("id")
    assert rows.loc[count, "value"] == 150 and not rows.loc[count, "approximate"]
    assert tuple(rows.loc[day, ["value", "low", "high"]]) == ("2024-02-26",) * 3
    assert after.corrections[0].said == "value 150 (was 120)"
    bounded = Article("At least 120 families left, Ann Ost said.")
    entries = parse("numbers: [{id: n1, words: 120, value: 150}]", "x.yaml", corrections.SCHEMA)
    row = analyze(bounded, corrections=corrections.from_document(entries)).numbers.iloc[0]
    assert (row["value"], row["change"]) == (150, "=") and analyze(bounded).numbers["change"].item() == ">"
    write.add(article, "numbers", {"id": count, "words": "120", "value": "many"}, tmp_path)
    again = analyze(article, corrections=corrections.of_article(article, tmp_path))
    assert [bool(o.problem) for o in again.corrections] == [False, False, True]


@pytest.mark.parametrize(
    ("row", "change", "reason"),
    [
        ("c1", {"speaker": "Nobody Real"}, "no actor “Nobody Real”"),
        ("c1", {"label": "opposes"}, "“label”"),
        ("a1", {"same_as": "a1"}, "merged with itself"),
        ("a1", {"same_as": "a999"}, "no actor “a999”"),
        (("Nobody Real", "a1"), {"label": "opposes"}, "no actor “Nobody Real”"),
        (("a1", "a1"), {"label": "opposes"}, "the same actor"),
        (("a1", "a2"), {"label": "likes"}, "“label”"),
        (3, {"speaker": None}, "3 is no row: give the id"),
        (("a1", "a2", "a3"), {"label": "opposes"}, "is no row: give the id"),
    ],
)
def test_what_cannot_apply_is_not_written(plain, row, change, reason, tmp_path):
    with pytest.raises(OnRecordError, match=reason):
        correct(plain, row, tmp_path, **change)
    assert list(tmp_path.iterdir()) == []


def test_a_number_needs_a_number(plain, tmp_path):
    row = plain.numbers.set_index("text")["id"]["14"]
    with pytest.raises(OnRecordError, match="nothing was written: “lots” is not a number"):
        correct(plain, row, tmp_path, value="lots")
    for change in ({"value": 1400}, {"value": "15"}, {"speaker": "tom rook"}, {"dismissed": True}):
        assert "Written to" in correct(plain, row, tmp_path, **change).text
