from onrecord.model.attribution import Attribution
from onrecord.training.polnear import read_split

TEXT = "Homes first, Ann Frost said. Rents, too.\n"
MARKS = """T1\tContent 0 11;29 39\tHomes first Rents, too
T2\tSource 13 22\tAnn Frost
T3\tCue 23 27\tsaid
T4\tAttribution 23 27\tsaid
E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2
"""


def test_the_annotations_of_the_first_annotator_are_read(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "attributions" / "one_aaaa.ann").write_text(MARKS, encoding="utf-8")
    (tmp_path / "attributions" / "one_bbbb.ann").write_text("", encoding="utf-8")
    (article,) = read_split(tmp_path)
    assert article.text == TEXT
    assert article.attributions == (Attribution(((13, 22),), ((23, 27),), ((0, 11), (29, 39))),)
