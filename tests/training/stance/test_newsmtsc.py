"""NewsMTSC is read with its labels, and whole articles are held out."""

import json

from onrecord.training.stance.newsmtsc import read


def line(article, sentence, *targets):
    marked = [{"from": b, "to": e, "mention": sentence[b:e], "polarity": p} for b, e, p in targets]
    return json.dumps({"primary_gid": f"{article}_5_x", "sentence_normalized": sentence, "targets": marked})


def test_each_mention_is_a_row(tmp_path):
    path = tmp_path / "train.jsonl"
    path.write_text(
        line("polusa_v1_7", "Ost beat Ray.", (0, 3, 6.0), (9, 12, 2.0))
        + "\n"
        + line("polusa_v1_8", "Ost left.", (0, 3, 4.0))
    )
    first, second, third = read(path)
    assert (first.id, first.text, first.target, first.label) == (
        "polusa_v1_7_5_x#0",
        "Ost beat Ray.",
        (0, 3),
        2,
    )
    assert (second.id, second.target, second.label) == ("polusa_v1_7_5_x#1", (9, 12), 0)
    assert (first.alone, third.alone) == (False, True)
    assert first.article == second.article == "polusa_v1_7" and third.label == 1


def test_articles_are_held_out_whole_and_about_one_in_nine(tmp_path):
    path = tmp_path / "train.jsonl"
    path.write_text("\n".join(line(f"allsides_{i // 2}_3", "Ost left.", (0, 3, 4.0)) for i in range(2000)))
    rows = list(read(path))
    held = {r.article for r in rows if r.held_out}
    assert not held & {r.article for r in rows if not r.held_out}
    assert 60 < len(held) < 170
