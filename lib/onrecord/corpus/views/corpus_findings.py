"""What we found in many articles: a few certain sentences, each linked to its section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...display.html import templates
from ...display.phrasing.confidence_levels import SURE_CLAIM, SURE_SIDE
from ...display.phrasing.display_names import NOBODY, counted
from ..compare_quotations import words_of
from ..intervals import mean, proportion
from ..result_cells import speaker
from ..store import Corpus
from .sourcing_audit import per_article

MOST = 5
_CLEAR = 0.25
"""Least score of a side, from 0 to 1, that a finding tells: below, an article has words on both sides."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, and the anchor of the section that shows it."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True, repr=False)
class CorpusFindings:
    """The findings of a corpus; an empty display if there are none."""

    items: tuple[Finding, ...]

    def __repr__(self) -> str:
        return "\n".join(item.text for item in self.items) or "Nothing is sure enough to be stated here."

    def _repr_html_(self) -> str:
        return str(templates.render("parts/corpus_findings.html.j2", findings=self.items))


def findings(corpus: Corpus) -> CorpusFindings:
    """Return at most `MOST` sentences on a corpus, from sure rows only."""
    makers: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (
        _most_quoted, _sourcing, _not_heard, _travelled, _changed_sides, _differing,
    )  # fmt: skip
    return CorpusFindings(tuple(found for make in makers for found in make(corpus))[:MOST])


def _most_quoted(corpus: Corpus) -> Iterator[Finding]:
    """Yield who is quoted in most articles, unless doubtful or unclear statements could change that."""
    rows = corpus.ask(
        """
        WITH possible AS (
            SELECT entity, article, least(confidence, coalesce(speaker_confidence, 1)) AS confidence
            FROM counted
            UNION ALL
            SELECT u.entity, article, 0 FROM unclear AS u JOIN counted USING (article, claim)
        )
        SELECT e.label, count(DISTINCT p.article) FILTER (p.confidence >= ?) AS sure,
            count(DISTINCT p.article) AS articles,
            count(DISTINCT a.publisher) FILTER (p.confidence >= ?) AS publishers
        FROM possible AS p JOIN entities AS e USING (entity) JOIN articles AS a USING (article)
        WHERE a.same_as IS NULL GROUP BY e.entity, e.label ORDER BY sure DESC, e.label LIMIT 20
        """,
        [SURE_CLAIM, SURE_CLAIM],
    )
    if rows.empty or rows["sure"].iloc[0] < 2:
        return
    first = rows.iloc[0]
    if int(rows["articles"].iloc[1:].max() if len(rows) > 1 else 0) < first["sure"]:
        where = f" by {counted(int(first['publishers']), 'known publisher')}" if first["publishers"] else ""
        sure = "" if first["sure"] == first["articles"] else ", counting only sure statements"
        yield Finding(
            f"{speaker(first['label'])} is quoted in more articles than anyone else: "
            f"{int(first['sure']):,}{where}{sure}.",
            "speakers",
        )


def _sourcing(corpus: Corpus) -> Iterator[Finding]:
    """Yield the mean number of sources per article, and whose their words are."""
    rows = per_article(corpus)
    rows = rows[rows["words"] > 0]
    sources = mean(rows["sources"].astype(float).tolist())
    named, documents = (mean((rows[name] / rows["words"]).tolist()) for name in ("named", "documents"))
    if not named.is_certain:
        return
    yield Finding(
        f"An article that cites sources cites {sources.value:.1f} on average; {named.value:.0%} of their "
        f"words come from sources with a name (95% interval {named.low:.0%} to {named.high:.0%}; mean of "
        f"{named.n:,} articles), {documents.value:.0%} from documents, the others from unnamed sources.",
        "audit-by-publisher",
    )


def _not_heard(corpus: Corpus) -> Iterator[Finding]:
    """Yield the number of articles in which somebody is accused and not heard."""
    rows = per_article(corpus)
    hits = int((rows["accused"] > 0).sum())
    found = proportion(hits, len(rows))
    if hits and found.is_certain:
        articles = counted(found.n, "article")
        yield Finding(
            f"In {hits:,} of {articles} with sources, someone is accused or criticized and not quoted "
            f"(95% interval {found.low:.0%} to {found.high:.0%}).",
            "accused",
        )


def _travelled(corpus: Corpus) -> Iterator[Finding]:
    """Yield the quotation that most articles carry."""
    rows = corpus.ask(
        """
        SELECT q.quote, count(DISTINCT q.article) AS articles, mode(e.label) AS label
        FROM quotes AS q JOIN claims AS c ON c.article = q.article AND c.claim = q.claim
        LEFT JOIN entities AS e USING (entity) GROUP BY q.quote ORDER BY articles DESC, q.quote LIMIT 1
        """
    )
    if rows.empty or speaker(rows["label"].iloc[0]) == NOBODY:
        return
    first = rows.iloc[0]
    sentences = corpus.ask(
        "SELECT string_agg(sentence, ' ' ORDER BY length(claim), claim, place) AS said FROM quotes "
        "WHERE quote = ? GROUP BY article",
        [int(first["quote"])],
    )
    wordings = len({tuple(words_of(said)) for said in sentences["said"]})
    how = "in the same words" if wordings == 1 else f"in {wordings:,} wordings"
    yield Finding(
        f"A sentence of {speaker(first['label'])} is in {int(first['articles']):,} articles, {how}.",
        "travelled",
    )


def _changed_sides(corpus: Corpus) -> Iterator[Finding]:
    """Yield a speaker who surely supports a target in one article and opposes {target} in another."""
    rows = corpus.ask(
        """
        SELECT e.label AS who, t.label AS target FROM stances AS s JOIN entities AS e USING (entity)
        JOIN entities AS t ON t.entity = s.target
        WHERE s.confidence >= ? AND abs(s.score) >= ? AND s.entity <> s.target
        GROUP BY s.entity, s.target, who, t.label
        HAVING bool_or(s.label = 'supports') AND bool_or(s.label = 'opposes')
            AND count(DISTINCT s.article) FILTER (s.label IN ('supports', 'opposes')) > 1
        ORDER BY count(*) DESC, who LIMIT 1
        """,
        [SURE_SIDE, _CLEAR],
    )
    for row in rows.itertuples(index=False):
        who, target = speaker(row.who), speaker(row.target)
        yield Finding(f"{who} supports {target} in one article and opposes {target} in another.", "stances")


def _differing(corpus: Corpus) -> Iterator[Finding]:
    """Yield the number of things for which articles give different numbers."""
    things = int(corpus.ask("SELECT count(DISTINCT thing) AS n FROM differing")["n"].iloc[0])
    if things:
        verb = "seems" if things == 1 else "seem"
        yield Finding(
            f"{counted(things, 'thing')} {verb} to have different numbers in different articles.", "differing"
        )
