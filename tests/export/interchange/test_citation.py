"""Citations: bibtexparser reads the entry, whatever is in a headline."""

import json

import bibtexparser
import pytest

from onrecord import export
from small_analysis import small_analysis


def cited(folder, **about):
    bib, csl = export.write(small_analysis(**about), folder, "citation")
    library = bibtexparser.parse_file(str(bib))
    assert not library.failed_blocks and len(library.entries) == 1
    (item,) = json.loads(csl.read_text(encoding="utf-8"))
    return library.entries[0], item


def test_the_fields_of_an_article(tmp_path):
    entry, item = cited(tmp_path)
    assert entry.entry_type == "article" and entry.key == "kolb-2021-ferry" == item["id"]
    fields = {field.key: field.value.strip("{}") for field in entry.fields}
    assert fields["author"] == "Mira Kolb" and fields["journal"] == "The Tarn Echo"
    assert fields["date"] == "2021-05-05" and fields["url"] == "https://echo.example/ferry"
    assert item["type"] == "article-newspaper" and item["issued"] == {"date-parts": [[2021, 5, 5]]}
    assert item["author"] == [{"family": "Kolb", "given": "Mira"}]
    assert item["container-title"] == "The Tarn Echo"


@pytest.mark.parametrize(
    "title", ["50% of {all} & more_", r"\input{x}, \write18", "A } B", "An “=” @ sign", ""]
)
def test_no_headline_breaks_an_entry(tmp_path, title):
    entry, item = cited(tmp_path, title=title, reporters=("A and B, Inc.",), published=None)
    assert "title" in entry.fields_dict and item["title"]
    assert "\\input{" not in entry.fields_dict["title"].value
    assert "date" not in entry.fields_dict and "issued" not in item
