"""The estimated number of articles."""

from onrecord.batch.count import count


def test_files_lines_and_folders(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "README.md").write_text("x")
    (tmp_path / "sub" / "b.jsonl").write_text("{}\n{}\n{}")
    assert count([str(tmp_path)]) == 4
    assert count([str(tmp_path / "a.txt"), "https://example.org/x"]) == 2


def test_json_lines_are_recognised_by_content(tmp_path):
    (tmp_path / "feed").write_text('{"text": "a"}\n{"text": "b"}\n')
    (tmp_path / "story").write_text("A story\n\nof two paragraphs\n")
    assert count([str(tmp_path / "feed")]) == 2
    assert count([str(tmp_path / "story")]) == 1


def test_the_number_is_unknown_for_a_stream(tmp_path):
    assert count(["-"]) is None


def test_a_missing_file_counts_as_one(tmp_path):
    assert count([str(tmp_path / "none.jsonl")]) == 1
