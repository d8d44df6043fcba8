"""Changes made in brat or Label Studio become corrections."""

import json

import pytest

from onrecord import export
from onrecord.cli.main import main
from onrecord.corrections import files
from onrecord.export.annotation_tools.corrections import import_corrections
from onrecord.model.errors import SourceError
from small_analysis import TEXT, small_analysis


def in_brat(folder, *changes: tuple[str, str]):
    """The annotations of brat after some replacements in `article.ann`."""
    export.write(small_analysis(), folder, "brat")
    file = folder / "article.ann"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return file


def in_label_studio(folder, change):
    """The export of Label Studio after a person changed the results of the prediction."""
    tasks, _ = export.write(small_analysis(), folder, "labelstudio")
    (task,) = json.loads(tasks.read_text(encoding="utf-8"))
    results = change(task.pop("predictions")[0]["result"])
    task |= {"id": 7, "annotations": [{"id": 3, "was_cancelled": False, "result": results}]}
    file = folder / "export.json"
    file.write_text(json.dumps([task]), encoding="utf-8")
    return file


def line_of(file, words: str) -> str:
    return next(line for line in file.read_text(encoding="utf-8").splitlines() if words in line)


def test_nothing_changed_gives_no_corrections(tmp_path):
    for file in (in_brat(tmp_path), in_label_studio(tmp_path, lambda results: results)):
        done = import_corrections(small_analysis(), file, tmp_path / "corrections")
        assert done.path is None and not done.entries and not done.left_out


def test_a_claim_linked_to_another_source_changes_its_speaker(tmp_path):
    file = in_brat(tmp_path)
    moss = line_of(file, "Mention 127 135").split("\t")[0] if "Mention 127 135" in file.read_text() else None
    moss = moss or line_of(file, "\tLev Moss").split("\t")[0]
    content = line_of(file, "The ferry").split("\t")[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    link = next(line for line in lines if line.startswith("R") and f"AttributedTo Arg1:{content} " in line)
    changed = f"{link.rpartition(':')[0]}:{moss}"
    file.write_text(file.read_text(encoding="utf-8").replace(link, changed), encoding="utf-8")
    done = import_corrections(small_analysis(), file, tmp_path / "corrections")
    assert done.entries == (
        ("claims", {"id": "c1", "words": "The ferry 🚢 is safe, and it will", "speaker": "Lev Moss"}),
    )


def test_another_act_and_a_removed_claim(tmp_path):
    file = in_brat(tmp_path, (" denial\n", " accusation\n"))
    gone = line_of(file, "She never").split("\t")[0]
    kept = [
        line
        for line in file.read_text(encoding="utf-8").splitlines()
        if gone not in line.replace("\t", " ").replace(":", " ").split(" ")
    ]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = import_corrections(small_analysis(), file, tmp_path / "corrections")
    assert [(table, entry["id"]) for table, entry in done.entries] == [("claims", "c2"), ("claims", "c3")]
    assert done.entries[0][1]["act"] == "accusation" and done.entries[1][1]["dismissed"] is True


def test_the_same_in_label_studio(tmp_path):
    def change(results):
        kept = []
        for result in results:
            ends = {result.get("id", ""), result.get("from_id", ""), result.get("to_id", "")}
            if any(end.startswith("c3.content") for end in ends):
                continue
            if result["type"] == "choices" and result["id"] == "c2.content-1":
                result["value"]["choices"] = ["accusation"]
            if result["type"] == "relation" and result["to_id"] == "c1.source-1":
                result["to_id"] = "a2.mention.1-1"
            kept.append(result)
        return kept

    done = import_corrections(small_analysis(), in_label_studio(tmp_path, change), tmp_path / "corrections")
    assert {(e["id"], e.get("speaker"), e.get("act"), e.get("dismissed")) for _, e in done.entries} == {
        ("c1", "Lev Moss", None, None),
        ("c2", None, "accusation", None),
        ("c3", None, None, True),
    }


def test_the_corrections_apply_and_what_they_cannot_say_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (analysis,) = export.write(small_analysis(), tmp_path, "json")
    file = in_brat(tmp_path, (" denial\n", " accusation\n"))
    file.write_text(file.read_text(encoding="utf-8") + "T99\tMention 90 98\tLev Moss\n", encoding="utf-8")
    assert main(["import", str(analysis), str(file), "-o", "mine"]) == 1
    said = capsys.readouterr()
    assert "corrections cannot add a mention" in said.err
    entries = files.load(said.out.strip()).entries
    assert [(entry.table, entry.row, entry.change) for entry in entries] == [
        ("claims", "c2", {"act": "accusation"})
    ]


def test_annotations_of_another_text_are_refused(tmp_path):
    file = in_brat(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT.replace("Tarn", "Oslo"), encoding="utf-8")
    with pytest.raises(SourceError, match="another text"):
        import_corrections(small_analysis(), file, tmp_path / "corrections")
    (tmp_path / "odd.json").write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(SourceError, match=r"odd\.json: not an export of Label Studio in the format “JSON”$"):
        import_corrections(small_analysis(), tmp_path / "odd.json", tmp_path / "corrections")
    (tmp_path / "article.ann").write_text("T1\tContent here\tx\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 1 is not brat standoff"):
        import_corrections(small_analysis(), file, tmp_path / "corrections")
