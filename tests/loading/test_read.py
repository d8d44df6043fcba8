"""Every kind of source gives articles, or one clear line saying why not, and never stops the others."""

import io
import json
import sys
import textwrap
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.formats.text.plain_text import read_text
from onrecord.loading.make_article import make_article
from onrecord.loading.read import read
from onrecord.model.article import Article
from onrecord.model.errors import SourceError

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
BODY = (
    "The river rose by two metres in the night, and the people of the lower town left their homes.",
    "“We have never seen the like of this,” said the mayor, who had been up since four.",
)
TEXT = "\n\n".join(BODY)


def one(source, **options) -> Article:
    (found,) = read([str(source)], **options)
    assert isinstance(found, Article), found
    return found


def refused(source) -> str:
    (found,) = read([str(source)])
    assert isinstance(found, SourceError), found
    assert found.source == str(source) and "\n" not in str(found)
    return found.reason


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_plain_text(tmp_path):
    source = write(tmp_path / "a.txt", f"River floods town\n\nBy Ann Roe\n\n{TEXT}\n\nyour ad here\n")
    article = one(source)
    assert (article.title, article.text, article.reporters) == ("River floods town", TEXT, ("Ann Roe",))
    assert article.source == str(source)


def test_byline_above_the_headline(tmp_path):
    article = one(
        write(tmp_path / "a.txt", f"By Ann Roe\n2 May 2023\nRiver floods town\n{BODY[0]}\n{BODY[1]}\n")
    )
    assert (article.title, article.text, article.published) == ("River floods town", TEXT, "2023-05-02")


def test_a_text_without_headline(tmp_path):
    article = one(write(tmp_path / "a.txt", TEXT))
    assert (article.title, article.text) == ("", TEXT)


def test_a_headline_that_reads_like_a_pointer_is_kept(tmp_path):
    assert (
        one(write(tmp_path / "a.txt", f"Analysis: Why the river rose\n\n{TEXT}")).title
        == "Analysis: Why the river rose"
    )


def test_markdown(tmp_path):
    front = "---\nauthor: [Ann Roe, Bo Poe]\ndate: 2023-05-02\n---\n# River *floods* town\n\n![x](y.png)\n\n"
    text = f"{front}{BODY[0]}\n\n> {BODY[1]}\n"
    article = one(write(tmp_path / "a.md", text.replace("lower town", "[lower](http://a.example)\n**town**")))
    assert (article.title, article.text, article.published) == ("River floods town", TEXT, "2023-05-02")
    assert article.reporters == ("Ann Roe", "Bo Poe")


def test_json_by_several_names_of_its_fields(tmp_path):
    record = {
        "headline": "River floods town",
        "articleBody": "".join(f"<p>{line}</p>" for line in BODY),
        "datePublished": "2023-05-02T10:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ann Roe"}],
        "publisher": {"name": "The Daily Ledger"},
        "link": "https://ledger.example/river",
    }
    article = one(write(tmp_path / "a.json", json.dumps(record)))
    assert (article.title, article.text) == ("River floods town", TEXT)
    assert (article.published, article.reporters, article.publisher) == (
        "2023-05-02",
        ("Ann Roe",),
        "The Daily Ledger",
    )
    assert article.url == "https://ledger.example/river"


def test_json_lists_name_each_item(tmp_path):
    source = write(tmp_path / "a.json", json.dumps({"articles": [{"text": TEXT}, {"title": "x"}, 7]}))
    first, second, third = read([str(source)])
    assert first.source == f"{source}[1]" and first.text == TEXT
    assert str(second).startswith(f"{source}[2]: no text") and "a JSON number" in str(third)


def test_a_broken_json_line_is_named_and_the_others_go_on(tmp_path):
    source = write(
        tmp_path / "a.jsonl", json.dumps({"text": TEXT}) + '\n\n{"text": "x\n' + json.dumps({"body": TEXT})
    )
    first, second, third = read([str(source)])
    assert (first.source, third.source) == (f"{source}:1", f"{source}:4")
    assert str(second).startswith(f"{source}:3: broken JSON")


def test_json_lines_are_read_one_at_a_time(tmp_path):
    line = json.dumps({"text": TEXT, "padding": "x" * 100_000}) + "\n"
    source = write(tmp_path / "a.jsonl", line * 100)
    tracemalloc.start()
    assert sum(isinstance(found, Article) for found in read([str(source)])) == 100
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000 < source.stat().st_size


def test_a_web_page_gives_the_article_alone():
    article = one(SAMPLES / "council-bridge.html")
    assert article.title == "Village bridge to stay shut until spring as repair bill doubles"
    assert (article.publisher, article.published, article.reporters) == (
        "Wenford Gazette",
        "2023-11-14",
        ("Alice Farrow",),
    )
    assert article.text.startswith("A bridge that carries") and article.text.endswith(
        "“respond in due course”."
    )
    for around in (
        "cookie",
        "Pothole",
        "riverman52",
        "newsletter",
        "Photo:",
        "Read more",
        "Share on",
        "Advertisement",
    ):
        assert around not in article.text


def test_the_sample_as_pasted_from_a_page():
    article = one(SAMPLES / "voa-russia-security-demands.txt")
    assert (
        article.reporters == ("Patsy Widakuswara", "Anita Powell", "Carla Babb")
        and article.publisher == "VOA"
    )
    assert article.wires == ("The Associated Press", "Agence France-Presse", "Reuters")
    assert article.text.endswith("put troop estimates at 127,000.") and "\u00a0" not in article.text


def test_every_sample_is_an_article_with_headline_and_paragraphs():
    articles = list(read([str(SAMPLES)]))
    assert len(articles) >= 7 and [a.source for a in articles] == sorted(a.source for a in articles)
    for article in articles:
        assert isinstance(article, Article) and article.title and len(article.text.split()) > 350
        assert "\n\n\n" not in article.text and article.text == article.text.strip()


def test_folders_are_searched_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/a.txt", ".git/x.txt", "README.md", "picture.png"):
        write(tmp_path / name, TEXT)
    assert [Path(found.source).name for found in read([str(tmp_path)])] == ["c.txt", "a.txt"]


def test_what_is_given_twice_is_read_once(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    story = write(tmp_path / "news" / "a.txt", TEXT)
    write(tmp_path / "news" / "b.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    given = ["news/a.txt", str(story), "news", "./news", "none.txt", "none.txt"]
    assert [found.source for found in read(given)] == ["news/a.txt", "news/b.txt", "none.txt"]


def test_standard_input(monkeypatch):
    def give(data: str):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        return list(read(["-"]))

    assert give(TEXT)[0].text == TEXT
    assert [
        found.source for found in give(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}))
    ] == ["-:1", "-:2"]
    assert give(json.dumps([{"text": TEXT}], indent=1))[0].source == "-[1]"
    assert give((SAMPLES / "council-bridge.html").read_text())[0].publisher == "Wenford Gazette"
    assert str(give("")[0]) == "-: empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_encodings(tmp_path, encoding):
    text = TEXT.replace("mayor", "mayor of Orléans")
    assert one(write(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_stray_bytes_in_utf8_are_mended(tmp_path):
    data = TEXT.encode() + b"\n\nHe called it \x93very bad\x94, and the town agreed \xe2\x80\x94 loudly."
    assert "called it “very bad”, and" in one(write(tmp_path / "a.txt", data)).text


def test_declared_encoding_of_a_page(tmp_path):
    page = (SAMPLES / "council-bridge.html").read_text().replace('charset="utf-8"', 'charset="windows-1252"')
    assert "“With hindsight" in one(write(tmp_path / "a.html", page.encode("cp1252"))).text


def test_a_given_date_goes_before_all_others(tmp_path):
    source = write(tmp_path / "a.txt", f"2 May 2023\n\n{TEXT}")
    assert one(source).published == "2023-05-02"
    assert one(source, published="2024-01-01").published == "2024-01-01"
    with pytest.raises(ValueError):
        read([str(source)], published="yesterday")


def test_what_gives_no_article_says_why(tmp_path):
    assert refused(tmp_path / "none.txt") == "no such file or folder"
    assert refused(write(tmp_path / "a.txt", " \n")) == "empty"
    assert refused(write(tmp_path / "b.txt", bytes(range(256)) * 9)).startswith("a binary file, not text")
    assert refused(write(tmp_path / "c.txt", b"%PDF-1.7 ...")) == "a PDF that is broken or cut off"
    assert "unknown encoding" in refused(write(tmp_path / "d.txt", bytes(range(0x80, 0x100)) * 40))
    assert refused(write(tmp_path / "e.txt", "your ad here")) == "contains no article text"
    assert refused(write(tmp_path / "f.html", "<html><body></body></html>")) == "no article found in the page"
    assert "broken JSON" in refused(write(tmp_path / "g.json", '{"text": '))
    assert "list without articles" in refused(write(tmp_path / "h.json", "[]"))
    assert refused(write(tmp_path / "i.jsonl", "")) == "empty"
    (tmp_path / "folder").mkdir()
    assert "no articles in this folder" in refused(tmp_path / "folder")
    assert "not a usable name" in refused("a\0b")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def forbid(path, flags):
        raise PermissionError(13, "Permission denied", str(path))

    source = write(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr("onrecord.files.opening.os.open", forbid)
    assert refused(source) == "not allowed to read it"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le maire de la ville a déclaré mardi que la rivière avait débordé dans la nuit et que les "
            "habitants devaient quitter leurs maisons, selon un communiqué publié par la préfecture.",
            "French",
        ),
        (
            "Der Bürgermeister der Stadt sagte am Dienstag, dass der Fluss in der Nacht über die Ufer "
            "getreten sei und die Menschen ihre Häuser verlassen müssten, wie es nun heißt.",
            "German",
        ),
        (
            "Мэр города сообщил во вторник, что ночью река вышла из берегов и жители должны покинуть дома.",
            "Russian",
        ),
        ("市长周二表示，河水在夜间泛滥，居民必须离开家园，学校和商店将一直关闭到周末。", "Chinese"),
    ],
)
def test_a_text_in_another_language(tmp_path, text, language):
    assert refused(write(tmp_path / "a.txt", text)) == f"in {language}; only English is analysed"


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.",
        "Teams: Ashcombe Town (4-4-2): Nowak; Müller, García, Ferrari; Okafor, Yılmaz, Kovač; Haddad, Ito.",
        "Mayor Jean-Pierre Dubois met Ambassador José García Márquez, Senator Zoë Müller and Ugo Verdi of "
        "Ferrovie dello Stato in Aix-en-Provence, and the two sides agreed to meet again, an aide said.",
        TEXT,
    ],
)
def test_english_with_few_words_or_many_names_is_let_in(tmp_path, text):
    assert one(write(tmp_path / "a.txt", text)).text == text


@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_text_gives_an_article_or_a_reason(lines):
    try:
        article = make_article(read_text("\n".join(lines)), "x")
    except SourceError as error:
        assert error.reason
    else:
        assert article.text.strip() == article.text and "\n\n\n" not in article.text
        assert all(line == " ".join(line.split()) for line in article.text.split("\n\n"))


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_samples_read_the_same(tmp_path, width):
    for article in read([str(SAMPLES)]):
        assert isinstance(article, Article)
        lines = [textwrap.fill(part, width, break_on_hyphens=False) for part in article.text.split("\n\n")]
        wrapped = one(write(tmp_path / "wrapped.txt", article.title + "\n\n" + "\n\n".join(lines)))
        assert (wrapped.title, wrapped.text) == (article.title, article.text)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_and_blank_lines_make_no_difference(tmp_path, ending):
    for article in read([str(SAMPLES)]):
        assert isinstance(article, Article)
        for gap in (1, 4):
            text = (ending * gap).join([article.title, *article.text.split("\n\n")])
            assert one(write(tmp_path / "a.txt", text)).text == article.text


def test_one_source_may_stand_alone(tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    for source in (path, str(path), tmp_path):
        (article,) = read(source, published=date(2024, 1, 1))
        assert article.published == "2024-01-01"


def test_an_empty_name_is_no_folder(tmp_path, monkeypatch):
    write(tmp_path / "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    for sources in ("", [""], [" "]):
        (error,) = read(sources)
        assert isinstance(error, SourceError) and "an empty name" in str(error)
