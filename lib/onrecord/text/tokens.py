"""A parsed text as plain lists over its words, white space left out: what the search for actors reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..lexicons.words import fold, words
from ..model.spans import Span
from .pipeline import is_dictionary_word
from .quotations import find_quotations

_OPENERS = frozenset(("“", '"', "‘", ":", "``", "•", "«"))
_HEADLINE = 20
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


class Tokens:
    """The words of a parsed text; every list has one entry a word, heads are indexes of words.

    Attributes:
        raw: the text.
        text, low, tag, pos, dep, lemma: the word, folded, its tags, relation and lemma.
        ent: spaCy's entity type, or an empty string.
        ent_id: number of the entity it belongs to, or -1.
        head: index of its syntactic head (its own for a root).
        begin, end: character offsets.
        sentence, paragraph: their numbers.
        heading: whether it stands in a heading, where capitals say nothing.
        initial: whether a capital there says nothing (it opens a sentence or a quotation).
        quoted: number of the quotation it stands in, or -1.
    """

    def __init__(self, doc: Doc) -> None:
        self.raw = doc.text
        plain = [token for token in doc if not token.is_space]
        at = {token.i: n for n, token in enumerate(plain)}
        self.text = [token.text for token in plain]
        self.low = [fold(token.text) for token in plain]
        self.tag = [token.tag_ for token in plain]
        self.pos = [token.pos_ for token in plain]
        self.dep = [token.dep_ for token in plain]
        self.lemma = [token.lemma_ for token in plain]
        self.ent = [token.ent_type_ for token in plain]
        self.head = [at.get(token.head.i, n) for n, token in enumerate(plain)]
        self.begin = [token.idx for token in plain]
        self.end = [token.idx + len(token.text) for token in plain]
        self.ent_id = [-1] * len(plain)
        for number, ent in enumerate(doc.ents):
            for i in range(ent.start, ent.end):
                if i in at:
                    self.ent_id[at[i]] = number
        self.children: list[list[int]] = [[] for _ in plain]
        for n, head in enumerate(self.head):
            if head != n:
                self.children[head].append(n)
        self._place(doc, at)
        self.heading = self._headings()
        self._quote(doc.text)

    def __len__(self) -> int:
        return len(self.text)

    def _place(self, doc: Doc, at: dict[int, int]) -> None:
        size = len(self.text)
        self.sentence, self.paragraph, self.initial = [0] * size, [0] * size, [False] * size
        for number, sent in enumerate(doc.sents):
            for i in range(sent.start, sent.end):
                if i in at:
                    self.sentence[at[i]] = number
        paragraph = 0
        for n in range(size):
            gap = self.raw[self.end[n - 1] if n else 0 : self.begin[n]]
            paragraph += "\n" in gap
            self.paragraph[n] = paragraph
            self.initial[n] = (
                n == 0
                or self.sentence[n] != self.sentence[n - 1]
                or paragraph != self.paragraph[n - 1]
                or (self.text[n - 1] in _OPENERS and not (n > 1 and self.low[n - 2] in words("by_name")))
            )

    def _headings(self) -> list[bool]:
        """Whether each word stands in a sentence where nearly every word has a capital, as in headings."""
        out = [False] * len(self.text)
        begin = 0
        for n in range(1, len(self.text) + 1):
            if n < len(self.text) and self.sentence[n] == self.sentence[begin]:
                continue
            longer = [word for word in self.text[begin:n] if word.isalpha() and len(word) > 3]
            lower = sum(word[0].islower() for word in longer)
            plain = [word for word in self.text[begin:n] if word.isalpha() and len(word) > 1]
            shouted = sum(word.isupper() for word in plain) > 0.8 * len(plain)
            closed = self.text[n - 1] in (".", "?", "!", "”", '"', ",", ":") and not self._capitals(begin, n)
            if len(longer) > 2 and (shouted or (lower <= len(longer) // 8 and not closed)):
                out[begin:n] = [True] * (n - begin)
            begin = n
        for first, end in (*self._shouted_runs(), *self._title_case()):
            out[first:end] = [True] * (end - first)
        return out

    def _title_case(self) -> Iterator[tuple[int, int]]:
        """Short paragraphs with a capital on nearly every word, as in headlines; of several sentences too."""
        begin = 0
        for end in range(1, len(self.text) + 1):
            if end < len(self.text) and self.paragraph[end] == self.paragraph[begin]:
                continue
            longer = [word for word in self.text[begin:end] if word.isalpha() and len(word) > 3]
            lower = sum(word[0].islower() for word in longer)
            if 3 < len(longer) < _HEADLINE and lower <= len(longer) // 8 and self._capitals(begin, end):
                yield begin, end
            begin = end

    def _shouted_runs(self) -> Iterator[tuple[int, int]]:
        """Words all in capitals that head a paragraph (“SAVE IT: …”) or are several plain ones in a row."""
        n = 0
        while n < len(self.text):
            end = n
            while end < len(self.text) and self.paragraph[end] == self.paragraph[n] and self._shouts(end):
                end += 1
            opens = n == 0 or self.paragraph[n - 1] < self.paragraph[n]
            heads = opens and end - n > 1 and self.text[end : end + 1] == [":"]
            plain = sum(is_dictionary_word(self.low[k]) for k in range(n, end) if len(self.low[k]) > 2)
            if heads or (end - n > 2 and plain > 1):
                yield n, end
            n = max(end, n + 1)

    def _shouts(self, n: int) -> bool:
        text = self.text[n]
        return text.isupper() or (self.adjacent(n) and text in ("'s", "’s", "-"))

    def _capitals(self, begin: int, end: int) -> bool:
        """Whether a sentence that is a paragraph writes its plain words with capitals, as headlines do."""
        alone = (begin == 0 or self.paragraph[begin - 1] < self.paragraph[begin]) and (
            end == len(self.text) or self.paragraph[end] > self.paragraph[begin]
        )
        if not alone or any(
            self.pos[n] in ("VERB", "AUX") and self.text[n].islower() and self.text[n].isalpha()
            for n in range(begin, end)
        ):
            return False
        raised = [n for n in range(begin + 1, end) if self.text[n].istitle() and self.ent[n] != "PERSON"]
        return sum(is_dictionary_word(self.low[n]) for n in raised) > 1

    def _quote(self, text: str) -> None:
        self.quotations = find_quotations(text)
        self.quoted = [-1] * len(self.text)
        for number, quotation in enumerate(self.quotations):
            for span in quotation.parts:
                for n in self.within(span):
                    self.quoted[n] = number

    def within(self, span: Span) -> range:
        """Indexes of the words that lie in a span of characters, in part or whole."""
        return range(bisect_right(self.end, span[0]), bisect_left(self.begin, span[1]))

    def span(self, first: int, last: int) -> Span:
        """Characters of the words from `first` to `last`."""
        return self.begin[first], self.end[last]

    def words(self, first: int, last: int) -> str:
        """Text of the words from `first` to `last`, on one line."""
        return " ".join(self.raw[self.begin[first] : self.end[last]].split())

    def adjacent(self, n: int) -> bool:
        """Whether a word follows the one before it without white space."""
        return n > 0 and self.begin[n] == self.end[n - 1]

    def edges(self, n: int) -> tuple[int, int]:
        """First and last word of the subtree of a word."""
        first = last = n
        stack, seen = [n], {n}
        while stack:
            for child in self.children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
                    first, last = min(first, child), max(last, child)
        return first, last

    def is_subject(self, n: int) -> bool:
        """Whether a word, or the one it is joined to by “and”, is the subject of a verb."""
        for _ in range(4):
            if self.dep[n] in _SUBJECTS:
                return True
            if self.dep[n] not in ("conj", "appos") or self.head[n] == n:
                return False
            n = self.head[n]
        return False

    def child(self, n: int, relations: Sequence[str]) -> int | None:
        """The first child of a word with one of some relations."""
        return next((c for c in self.children[n] if self.dep[c] in relations), None)
