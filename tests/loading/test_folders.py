"""Folders."""

from newsroom import (
    BODIES,
    TITLES,
    docx,
    page,
)
from onrecord.loading.folders import article_files, may_hold
from onrecord.loading.read import read
from onrecord.model.article import Article


def test_a_folder_names_what_was_left_out(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(f"# {TITLES[0]}", *BODIES[0]))
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page.html").write_text(page())
    (tmp_path / "page_files" / "x.js").write_text("var a = 1")
    told: list[str] = []
    found = list(read([str(tmp_path)], warn=told.append))
    assert [isinstance(one, Article) for one in found] == [True, True]
    assert len(told) == 1 and told[0].startswith(
        f"{tmp_path / 'b.png'}: left out: a picture, which is not read"
    )
    strict = list(read([str(tmp_path)], strict=True))
    assert [isinstance(one, Article) for one in strict] == [True, False, True]


def test_what_on_record_wrote_is_left_out_and_counted(tmp_path):
    written = {
        "reports": ("index.html", "notes.html"),
        "reports/port": ("article.json", "report.html", "claims.parquet"),
        "reports/corpus": ("corpus.ipynb", "report.html"),
        "tables": ("articles.parquet", "claims.parquet"),
        "site": ("index.html", "article.json"),
    }
    for folder, names in written.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        for name in names:
            (tmp_path / folder / name).write_text(page())
    kept = [tmp_path / name for name in ("reports/notes.html", "site/article.json", "site/index.html")]
    assert list(article_files(tmp_path)) == kept
    told: list[str] = []
    list(read([str(tmp_path)], warn=told.append))
    assert f"{tmp_path}: left out: 3 folders that On Record wrote" in told
    told.clear()
    list(read([str(tmp_path)], warn=told.append, output=tmp_path / "site"))
    assert told == [
        f"{tmp_path}: left out: the folder of the results (site) and 3 folders that On Record wrote"
    ]


def test_which_files_a_folder_would_give(tmp_path):
    assert may_hold(tmp_path, tmp_path / "new" / "a.json")
    for name in ("../a.json", ".hidden/a.json", "README.json"):
        assert not may_hold(tmp_path, (tmp_path / name).resolve())
