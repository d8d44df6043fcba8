"""What we found: true, sure, few, and each with its words."""

from dataclasses import replace

from conftest import actor, build, claim, number, place, source, stance
from onrecord import Article
from onrecord.display.findings import MOST, findings

TEXT = (
    "Mayor Ada Quill accused Orrin Vale of lying. “He lied to this town for ten years,” Quill said. "
    "Deputy Bo Lund said it was late. The bridge cost £3 million. An aide said nothing would change."
)


def made(**claims):
    actors = [
        actor(1, "Ada Quill", [place(TEXT, "Ada Quill")]),
        actor(2, "Orrin Vale", [place(TEXT, "Orrin Vale")]),
        actor(3, "Bo Lund", [place(TEXT, "Bo Lund")]),
        actor(4, "aide", [place(TEXT, "An aide")], named=False),
    ]
    rows = [
        claim(1, "a1", [place(TEXT, "Orrin Vale of lying")], act="accusation",
              source=(place(TEXT, "Mayor Ada Quill"),), cue=(place(TEXT, "accused"),)),
        claim(2, "a1", [place(TEXT, "“He lied to this town for ten years,”")], kind="direct",
              source=(place(TEXT, "Quill"),), cue=(place(TEXT, "said"),)),
        claim(3, "a3", [place(TEXT, "it was late")], source=(place(TEXT, "Deputy Bo Lund"),)),
        claim(4, "a4", [place(TEXT, "nothing would change")], source=(place(TEXT, "An aide"),)),
    ]  # fmt: skip
    numbers = [number(1, TEXT, "£3 million", kind="money", value=3e6, unit="GBP")]
    article = Article(TEXT, "Bridge", "bridge.txt")
    return build(
        article,
        actors,
        [row | claims for row in rows],
        numbers,
        [stance("a1", "a2", "opposes", -0.9, ["c1"])],
        [source("a1", 12), source("a3", 3), source("a4", 3, type="unnamed person")],
    )


def test_each_finding_is_true_and_leads_to_its_words():
    found = {item.about: (item.text, item.anchor) for item in findings(made()).items}
    assert found == {
        "most quoted": (
            "Ada Quill is quoted most: 12 of 18 words in statements, 8 of them in direct quotation.",
            "c1",
        ),
        "not quoted": ("Orrin Vale is accused by Ada Quill and is not quoted.", "c1"),
        "number": ("No source is given for “The bridge cost £3 million”.", "n1"),
        "sourcing": (
            "The story has 3 sources: 2 named people and 1 unnamed person; "
            "67% of their words come from Ada Quill.",
            "c4",
        ),
    }


def test_nothing_doubtful_is_a_finding():
    assert [item.about for item in findings(made(confidence=0.7)).items] == ["number"]
    unsure = made()
    unsure = replace(unsure, claims=unsure.claims.assign(speaker_confidence=0.6))
    assert [item.about for item in findings(unsure).items] == ["number"]


def test_a_source_without_a_sure_speaker_still_counts():
    whole = made()
    sure = whole.claims["speaker"].map({"a4": 0.6}).fillna(0.9)
    one_unsure = replace(whole, claims=whole.claims.assign(speaker_confidence=sure))
    (line,) = (item.text for item in findings(one_unsure).items if item.about == "sourcing")
    assert line.startswith("The story has 3 sources: 2 named people and 1 unnamed person")


def test_who_answers_is_not_silent():
    whole = made()
    answered = whole.claims.assign(speaker=["a1", "a1", "a2", "a4"])
    assert "not quoted" not in [item.about for item in findings(replace(whole, claims=answered)).items]


def test_a_side_needs_0_7_and_words_that_name_the_target():
    whole = made()
    plain_act = replace(whole, claims=whole.claims.assign(act="criticism"))
    side = next(item for item in findings(plain_act).items if item.about == "side")
    assert side.text == "Ada Quill opposes Orrin Vale: Mayor Ada Quill accused Orrin Vale of lying."
    unsure = replace(plain_act, stances=plain_act.stances.assign(confidence=0.69))
    assert "side" not in [item.about for item in findings(unsure).items]
    elsewhere = replace(plain_act, stances=plain_act.stances.assign(claims=[("c2",)]))
    assert "side" not in [item.about for item in findings(elsewhere).items]


def test_few_sentences_where_there_is_little_to_say(empty, crowd):
    assert findings(empty).items == ()
    assert "Nothing is sure enough" in findings(empty)._repr_html_()
    assert len(findings(crowd(40)).items) <= MOST


def test_hostile_findings_are_text(hostile):
    assert "<script" not in findings(hostile)._repr_html_()


def test_a_side_names_its_speaker_where_the_article_does_not():
    text = (
        "Bo Lund denied it. He also said it was late on Monday in a long speech "
        "and accused Orrin Vale of lying."
    )
    actors = [
        actor(1, "Bo Lund", [place(text, "Bo Lund"), place(text, "He")]),
        actor(2, "Orrin Vale", [place(text, "Orrin Vale")]),
    ]
    rows = [claim(1, "a1", [place(text, "Orrin Vale of lying")], source=(place(text, "He"),),
                  cue=(place(text, "accused"),))]  # fmt: skip
    one = build(Article(text), actors, rows, [], [stance("a1", "a2", "opposes", -0.9, ["c1"])])
    side = next(item for item in findings(one).items if item.about == "side")
    assert side.text == "Bo Lund opposes Orrin Vale: Bo Lund accused Orrin Vale of lying."
