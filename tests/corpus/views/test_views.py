"""What is shown of a corpus: every display says what it should, and articles are text only."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

import town
from onrecord import export
from onrecord.corpus import open_corpus, views
from onrecord.corpus.views import (
    changing_stances,
    corpus_charts,
    corpus_summary,
    quotation_variants,
    speaker_pages,
    unnamed_chart,
)
from onrecord.corpus.views.corpus_summary import period

TABLES = (
    "speakers",
    "stances",
    "numbers",
    "sources",
    "audit_by_publisher",
    "audit_by_month",
    "namesakes",
    "articles",
)
CHARTS = ("over_time", "by_publisher", "stances_over_time", "unnamed")


def table(corpus, name):
    return getattr(views, name)(corpus).frame


@pytest.mark.parametrize("name", TABLES)
def test_tables_escape_and_have_rows(corpus, name):
    shown = getattr(views, name)(corpus)
    html = shown._repr_html_()
    assert shown.rows
    assert "<script" not in html and "<img" not in html and "\u202e" not in html


@pytest.mark.parametrize("name", CHARTS)
def test_charts_say_what_they_show(corpus, name):
    chart = getattr(views, name)(corpus)
    html = chart._repr_html_()
    assert chart.finding.endswith(".") and chart.finding in chart.alt
    assert html.count('role="img"') == 2
    assert "<script" not in html and "<img" not in html


def test_who_is_quoted(corpus):
    found = table(corpus, "speakers").set_index("Speaker")
    assert found.loc["Ada Quill (Harbour Board)", ["Articles", "Publishers", "Claims"]].tolist() == [
        "4",
        "3",
        "4",
    ]  # without the copy
    assert found.loc["Tom Rook (Harbour Rovers)", "First"] == "2024-03-09"


def test_claims_of_an_unclear_speaker_are_counted_apart_and_shown_on_their_pages(corpus):
    found = table(corpus, "speakers").set_index("Speaker")
    quill = "Ada Quill (Harbour Board)"
    assert found.loc[quill, ["Claims", "Unclear"]].tolist() == ["4", "1"]
    assert set(found["Unclear"].drop(quill)) == {"0"}
    page = dict(speaker_pages.pages(corpus))["ada-quill-harbour-board"]
    assert "4 claims in 4 articles, 1 more not counted (not statements, or in copies)" in page
    assert "1 more of an unclear speaker" in page and "in a copy" in page
    (row,) = re.findall("<tr[^>]*>(?:(?!</tr>).)*speaker unclear.*?</tr>", page, re.DOTALL)
    assert "Nobody would put a name to it" in row
    assert page.count("<tr") == 1 + 6 + page.split("stances-of-speaker")[-1].count("<tr")


def test_a_side_comes_with_the_words_that_show_it(corpus):
    found = table(corpus, "stances").set_index("Speaker")
    (words,) = found["Evidence"]
    assert words.startswith("“We were never asked.") and "I thank the board" in words


def test_a_period_of_one_day_is_that_day():
    assert period(date(2018, 4, 24), date(2018, 4, 24)) == "2018-04-24"
    assert period(date(2018, 4, 24), date(2018, 5, 1)) == "2018-04-24 to 2018-05-01"


def test_unknown_publishers_and_dates_are_shown(corpus):
    found = table(corpus, "articles")
    unknown = found[found["Publisher"] == "unknown publisher"]
    assert unknown["Article"].tolist() == ["no-money.txt"]
    assert unknown["Published"].tolist() == ["no date"]
    assert found[found["Article"] == "Rain"]["Published"].tolist() == ["no date"]
    assert "unknown publisher" in table(corpus, "sources")["Publisher"].tolist()
    facts = corpus_summary.masthead(corpus).facts
    assert "1 without a publisher" in facts and "2 without a date" in facts
    assert "2 articles without a date" in corpus_charts.over_time(corpus).finding


def test_unnamed_sources_by_publisher(corpus):
    found = table(corpus, "sources").set_index("Publisher")
    assert found.loc["Harbour Post", "From unnamed sources or none"] == "44%"
    assert found.loc["The Lantern", "From unnamed sources or none"] == "0%"


def test_a_change_of_sides_is_seen(corpus):
    found = table(corpus, "stances").iloc[0]
    assert found[["Speaker", "Towards"]].tolist() == ["Tom Rook (Fleet Association)", "Harbour Board"]
    assert found["First and last"] == "opposes, then supports"
    assert (
        "Tom Rook (Fleet Association) towards Harbour Board"
        in corpus_charts.stances_over_time(corpus).finding
    )


def test_doubtful_sides_are_no_change_of_sides(corpus, monkeypatch):
    monkeypatch.setattr(changing_stances, "SURE_SIDE", 0.9)  # those of the town have 0.8
    monkeypatch.setattr(corpus_charts, "SURE_SIDE", 0.9)
    found = table(corpus, "stances").iloc[0]
    assert found[["Supports", "Opposes", "Doubtful"]].tolist() == ["0", "0", "3"]
    assert found["First and last"] == "doubtful"
    assert "none supports in one article" in corpus_charts.stances_over_time(corpus).finding


def test_people_who_may_be_one_are_listed(corpus):
    pairs = set(table(corpus, "namesakes").iloc[:, [0, 3]].itertuples(index=False, name=None))
    assert ("Tom Rook (Fleet Association)", "Tom Rook (Harbour Rovers)") in pairs


@pytest.mark.parametrize(
    ("one", "other", "together", "why"),
    [
        ("Ann Mary Roe", "Ann Roe", True, "same first and last name, both in one article"),
        ("Ann Mary Roe", "Ann Roe", False, "same first and last name, and nothing that joins them"),
        ("Ann Roe", "Ann Roe", False, "same name, and nothing that joins them"),
    ],
)
def test_why_people_may_be_one_is_true(tmp_path, one, other, together, why):
    people = [(one, "person", "mayor", "Brass Band"), (other, "person", "baker", "Old Bakery")]
    bodies = [("Brass Band", "organization", None, None), ("Old Bakery", "organization", None, None)]
    stories = (
        [[*people, *bodies]] if together else [[who, body] for who, body in zip(people, bodies, strict=True)]
    )
    for number, cast in enumerate(stories):
        _, made = town.story(f"s{number}", "Echo", "2024-01-02", f"It rained {number} days.", cast)
        export.write(made, tmp_path / f"s{number}", "parquet")
    corpus = open_corpus(tmp_path)
    assert table(corpus, "namesakes")["Why"].tolist() == [why]
    corpus.close()


UNION, NORWAY = ("Dockers’ Union", "organization", None, None), ("Norway", "government", None, None)


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [
        (("Chepe Núñez", "dockers’ leader", UNION), ("José María Nunez", None, UNION), True),
        (("Chepe Núñez", "docker", NORWAY), ("José María Nunez", "minister", NORWAY), False),
        (("Bill Oakes", "harbour pilot", None), ("William Oakes", "harbour pilot", None), True),
        (("Sergei Lund", "minister", UNION), ("Ann Lund", "minister", NORWAY), False),
        (("Sergei Lund", "minister", None), ("Serghei Lund", "minister", UNION), True),
    ],
)
def test_people_of_a_family_are_listed_if_they_may_be_one(tmp_path, one, other, listed):
    def article(slug, *people):
        cast = [(name, "person", role, body and body[0]) for name, role, body in people]
        bodies = list({body for _, _, body in people if body})
        _, made = town.story(slug, "Echo", "2024-01-02", f"It rained at {slug}.", [*cast, *bodies])
        export.write(made, tmp_path / slug, "parquet")
        (tmp_path / slug / "report.html").touch()

    article("first", one)
    article("second", other)
    corpus = open_corpus(tmp_path, None, tmp_path / "corpus")
    html = views.namesakes(corpus)._repr_html_()
    corpus.close()
    assert (one[0] in html and other[0] in html) is listed
    if listed:
        assert f'"{corpus.base}/first/report.html#main">first</a>' in html and ">second</a>" in html
    article("both", one, other)
    corpus = open_corpus(tmp_path, None, tmp_path / "corpus")
    assert not views.namesakes(corpus).rows  # an article tells them apart
    corpus.close()


def test_a_name_that_many_people_bear_is_not_compared(tmp_path):
    def listed(count):
        cast = [(f"{chr(65 + n)}nn Lund", "person", None, UNION[0]) for n in range(count)]
        for n, one in enumerate(cast):
            _, made = town.story(f"s{n}", "Echo", "2024-01-02", f"It rained {n} times.", [one, UNION])
            export.write(made, tmp_path / f"s{n}", "parquet")
        corpus = open_corpus(tmp_path, None, tmp_path / "corpus")
        rows = views.namesakes(corpus).rows
        corpus.close()
        return len(rows)

    assert listed(20) == 20 * 19 / 2
    assert listed(21) == 0


def test_a_copy_counts_nowhere_but_in_the_list_of_articles(corpus):
    assert "Wire Weekly" in set(table(corpus, "articles")["Publisher"])
    assert "Wire Weekly" not in set(table(corpus, "sources")["Publisher"])
    assert "Wire Weekly" not in set(views.unnamed(corpus).data["publisher"])
    found = table(corpus, "speakers")
    total = corpus.ask("SELECT count(*) AS n FROM counted WHERE entity IS NOT NULL")["n"].iloc[0]
    assert sum(map(int, found["Claims"])) == total


def test_quotations_escape(corpus):
    html = quotation_variants.travelled(corpus)._repr_html_()
    assert "<ins>" in html and "<del>" in html and "<script" not in html


def test_every_speaker_has_a_page_whose_links_lead_somewhere(corpus, tmp_path):
    speaker_pages.save(corpus, tmp_path)
    speakers = corpus.ask("SELECT slug FROM entities WHERE claims > 0")["slug"]
    found = sorted((tmp_path / "speakers").glob("*.html"))
    assert [path.stem for path in found] == sorted(speakers)
    for path in found:
        html = path.read_text(encoding="utf-8")
        assert (
            "<script>alert" not in html
            and "<img" not in html
            and "default-src 'none'" in html.replace("&#39;", "'")
        )
        links = re.findall(r'href="([^"]+)"', html)
        assert links
        for link in links:
            target, _, anchor = link.partition("#")
            assert anchor or target == "../../index.html"
            if target.endswith("report.html") and target != "../report.html":
                place = corpus.folder / "corpus" / "speakers" / unquote(target)
                assert Path(str(place).replace("/corpus/speakers/../..", "")).is_file()


def test_only_the_most_quoted_speakers_have_a_page_if_there_are_too_many(corpus_folder, tmp_path):
    corpus = open_corpus(corpus_folder, output_dir=corpus_folder / "corpus", pages=2)
    speaker_pages.save(corpus, tmp_path)
    most = corpus.ask("SELECT label, slug FROM entities WHERE claims > 0 ORDER BY words DESC, entity")
    assert most["slug"].notna().tolist() == [True] * 2 + [False] * (len(most) - 2)
    assert {path.stem for path in (tmp_path / "speakers").iterdir()} == set(most["slug"].iloc[:2])
    shown = views.speakers(corpus)
    assert "; 2 names link to the claims of the speaker." in shown.caption
    links = {row.cells[0].text: row.cells[0].link for row in shown.rows}
    assert [bool(links[label]) for label in most["label"]] == [True] * 2 + [False] * (len(most) - 2)
    corpus.close()


def test_names_are_said_to_link_only_where_they_do(corpus, town_reports):
    assert "; a name links to the claims of the speaker." in views.speakers(corpus).caption
    alone = open_corpus(town_reports)
    shown = views.speakers(alone)
    alone.close()
    assert "link" not in shown.caption
    assert not any(row.cells[0].link for row in shown.rows)


def test_links_of_a_notebook_lead_to_reports_and_pages(town_reports, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus = open_corpus(town_reports, output_dir="out/corpus", pages=5)
    speaker_pages.save(corpus, "out/corpus")

    def targets(html):
        return {unquote(link.partition("#")[0]) for link in re.findall(r'href="([^"#]+#[^"]+)"', html)}

    tables = [views.speakers(corpus), views.articles(corpus), views.namesakes(corpus)]
    shown = set().union(*(targets(table._repr_html_()) for table in tables))
    corpus.close()
    pages = Path("out/corpus/speakers")
    assert len([link for link in shown if link.startswith("out/corpus/speakers/")]) == 5
    assert len(shown) > 5 and all(Path(link).is_file() for link in shown)
    for page in pages.iterdir():
        found = targets(page.read_text(encoding="utf-8")) - {"../report.html"}
        assert found and all((pages / link).is_file() for link in found)


def test_a_publisher_of_many_articles_has_a_bounded_number_of_dots(monkeypatch):
    monkeypatch.setattr(unnamed_chart, "DOTS", 3)
    assert unnamed_chart._sample([0.4, 0.1]) == [0.4, 0.1]
    assert unnamed_chart._sample([0.9, 0.1, 0.2, 0.5, 0.3]) == [0.1, 0.3, 0.9]


def test_a_page_has_all_claims_of_a_speaker(corpus):
    page = next(html for slug, html in speaker_pages.pages(corpus) if slug == "ada-quill-harbour-board")
    assert page.count("report.html#row-c") >= 5
    shown = re.sub(r"<[^>]+>", "", page)
    assert "chair (5)" in shown and "Harbour Board (5)" in shown


def test_a_corpus_of_nothing_says_so(tmp_path):
    from conftest import build
    from onrecord import Article, export
    from onrecord.corpus import open_corpus

    export.write(build(Article("Rain.", "Rain", "r"), [], []), tmp_path / "rain", "parquet")
    corpus = open_corpus(tmp_path)
    for name in (*TABLES[:-1], "accused", "findings"):
        assert 'class="onrecord nothing"' in getattr(views, name)(corpus)._repr_html_(), name
    for name in CHARTS:
        assert 'class="onrecord nothing"' in getattr(views, name)(corpus)._repr_html_(), name
    assert "nothing" in quotation_variants.travelled(corpus)._repr_html_()
    nothing = ("–", "of all attributed words have an unnamed source or none", "unnamed")
    assert nothing in corpus_summary.glance(corpus).tiles
    corpus.close()


def test_the_names_of_version_0_1_still_work():
    from onrecord.corpus import displays

    with pytest.warns(DeprecationWarning, match=r"onrecord\.corpus\.views"):
        assert displays.charts is corpus_charts
    with pytest.warns(DeprecationWarning):
        assert displays.speakers is views.speakers
    with pytest.raises(AttributeError):
        displays.nothing  # noqa: B018
