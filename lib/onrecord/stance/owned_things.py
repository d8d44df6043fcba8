"""The owners of things in a text (“Moscow’s demands … such demands”, “the bid”)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from ..text.agents import agents_of, conjuncts
from . import stated_sides

OWNER_ROLES = ("poss", "compound", "amod", "nmod")
_LOOK_BACK = 8
_BACK = frozenset(("this", "that", "these", "those", "such", "the"))


class Things:
    """The owners of the nouns of a document.

    Args:
        doc: the parse.
        named: ids of the actors that are mentioned with a token as head, by the token's index.
    """

    def __init__(self, doc: Doc, named: Mapping[int, Sequence[str]]) -> None:
        self._named = named
        self._earlier = self._chains(doc)

    def owners(self, noun: Token) -> Iterator[str]:
        """The owners stated in a noun phrase (“demands of the union”)."""
        for child in noun.children:
            if child.dep_ in OWNER_ROLES:
                yield from self._named.get(child.i, ())
            elif child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
                for grand in child.children:
                    yield from self._named.get(grand.i, ())

    def backers(self, noun: Token, word: Token) -> Iterator[str]:
        """The agents stated in a clause below a noun (“an effort led by Orlov”, “a law that Moss wrote”).

        Args:
            noun: the noun.
            word: the clause of this word does not count.
        """
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and child.i != word.i:
                for doer in agents_of(child):
                    for token in conjuncts(doer):
                        yield from self._named.get(token.i, ())

    def earlier_owners(self, noun: Token) -> Sequence[str]:
        """The owners of the thing that an anaphoric noun means."""
        return self._earlier.get(noun.i, ())

    def _chains(self, doc: Doc) -> dict[int, Sequence[str]]:
        """For each noun that refers back, the owners of the last thing of its kind."""
        kinds = stated_sides.lists().things
        last: dict[str, tuple[int, Sequence[str]]] = {}
        all_owners: dict[str, set[tuple[str, ...]]] = {}
        found: dict[int, Sequence[str]] = {}
        sentence = 0
        for token in doc:
            sentence += bool(token.is_sent_start)
            if token.pos_ != "NOUN" or token.i in self._named:
                continue
            lemma = token.lemma_.lower()
            kind = kinds.get(lemma, lemma)
            owners = list(self.owners(token))
            known = kind in last and points_back(token) and not owners
            if known and (sentence - last[kind][0] <= _LOOK_BACK or len(all_owners[kind]) == 1):
                owners = list(last[kind][1])
                found[token.i] = owners
            if owners:
                last[kind] = (sentence, owners)
                all_owners.setdefault(kind, set()).add(tuple(owners))
        return found


def points_back(noun: Token) -> bool:
    """Whether a noun phrase may refer back (“those demands”, “such sanctions”, “the offer”)."""
    return any(child.lower_ in _BACK and child.dep_ in ("det", "amod", "predet") for child in noun.children)
