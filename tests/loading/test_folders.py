"""Folders."""

from newsroom import (
    BODIES,
    TITLES,
    docx,
    page,
)
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
