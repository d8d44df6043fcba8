"""What a notebook opens: an explicit date of publication overrides the one that a source gives."""

import json

from onrecord.lab.workbook import open_article, save_article


def test_an_explicit_date_overrides_that_of_the_source(tmp_path):
    path = tmp_path / "story.json"
    path.write_text(json.dumps({"text": "It rained on Monday.", "published": "2024-03-06"}), encoding="utf-8")
    assert open_article(str(path)).published == "2024-03-06"
    assert open_article(str(path), published="2022-01-26").published == "2022-01-26"
    save_article(open_article(str(path)), tmp_path / "saved.json")
    assert open_article(str(tmp_path / "saved.json")).published == "2024-03-06"
    assert open_article(str(tmp_path / "saved.json"), published="2022-01-26").published == "2022-01-26"
