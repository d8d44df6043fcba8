"""Runs of words that may be names: capitalized words and the particles, “of” and “and” between them.

The entities that the network finds are one piece of evidence among others.
"""

from __future__ import annotations

from ...lexicons.name_matching import LONGEST_SYLLABLE, SMALL_WORDS, SUFFIXES
from ...lexicons.states import lexicon
from ...lexicons.words import given_names, phrases, words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from ..nouns import is_person_noun
from .bodies import ends_body, ends_in_body, goes_over_comma, goes_over_link, goes_over_possessive
from .no_names import is_no_name
from .offices import over_and

_NUMERIC = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
NAMED = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))
_NEVER = frozenset(("PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "NUM", "INTJ", "PUNCT", "SYM"))
OPEN, CLOSE = frozenset(("“", '"', "‘", "'", "(", "``")), frozenset(("”", '"', "’", "'", ")", "''"))
_OPENING = frozenset(("The", "A", "An", "But", "And", "In", "On"))
_MAX_RUN = 20
_ARABIC = frozenset(("al", "el", "ad", "ar", "as", "ash", "an", "az", "ud", "ul", "ur", "uz"))
"""Articles before a hyphen inside Arabic names: “Nur ad-Din”."""
_SYLLABLES = frozenset(("on", "in", "an", "so", "to", "do", "me", "he", "my", "or", "us"))
"""English words that are also the last syllables of East Asian names: “Bak-on”."""
_RETIRED = frozenset(("ret", "retd", "rtd", "retired"))


def begins(tokens: Tokens, n: int) -> bool:
    """Whether a name may begin at a word."""
    text = tokens.text[n]
    if not text[0].isupper():
        if not _elided(text):
            return text in _ARABIC and tokens.text[n + 1 : n + 2] == ["-"] and _is_upper(tokens, n + 2)
    elif text in ("R", "D", "I") and tokens.low[n + 1 : n + 2] in (["-"], ["–"]):
        return False
    follows = tokens.text[n + 1 : n + 2]
    if is_no_name(tokens, n):
        return False
    if tokens.low[n] in words("calls") and not (follows and follows[0][0].isupper()):
        return False
    if _is_own(tokens, n):
        return True
    never = tokens.pos[n] in ("DET", "PRON", "CCONJ", "PUNCT") or tokens.ent[n] not in NAMED
    if tokens.pos[n] in _NEVER and never and not known(tokens, n):
        return False
    if tokens.ent[n] in _NUMERIC and not known(tokens, n) and not _is_office(tokens, n):
        return False
    if tokens.tag[n].startswith("NNP") or tokens.ent[n] in NAMED or known(tokens, n):
        return True
    if text.isalpha() and text.isupper() and len(text) > 1 and tokens.low[n] not in words("acronyms"):
        return True
    if text.isalpha() and text[1:] not in (text[1:].lower(), text[1:].upper()):
        return True
    if tokens.initial[n]:
        office = tokens.low[n] in words("titles") and n + 1 < len(tokens) and tokens.low[n + 1] == "of"
        return office or _describes_plain_word(tokens, n)
    return tokens.pos[n] in ("NOUN", "ADJ", "X", "VERB") and text != "I"


def _is_own(tokens: Tokens, n: int) -> bool:
    """Whether “Our” or “My” inside a sentence begins a name: “funds from Our Homes Group”."""
    pronoun = tokens.text[n] in ("My", "Our", "Your") and not tokens.initial[n]
    after_mark = n > 0 and not tokens.text[n - 1][0].isalnum()
    return pronoun and not after_mark and not tokens.heading[n] and _is_upper(tokens, n + 1)


def _describes_plain_word(tokens: Tokens, n: int) -> bool:
    """Whether an adjective that opens a sentence is part of a name: “Open Doors said”, “Full Fact has”.

    The word after it is a plain one, so that its capital is that of a name of several words. Words that are
    names or titles alone are not (“Local Conservatives”, “Former Senator Roe”).
    """
    after = n + 1
    if after >= len(tokens) or not tokens.tag[n].startswith("JJ") or not _is_upper(tokens, after):
        return False
    low = tokens.low[after]
    plain = is_dictionary_word(low) and tokens.text[after][1:].islower() and tokens.tag[after] != "JJ"
    alone = known(tokens, after) or low in words("titles") or low in given_names()
    alone = alone or is_person_noun(tokens, after) or tokens.ent[after] in ("NORP", "PERSON")
    return plain and not alone and tokens.dep[n] in ("amod", "compound")


def _is_office(tokens: Tokens, n: int) -> bool:
    """Whether a title with a number begins at a word: “First Lady”."""
    titles = phrases("titles").get(tokens.low[n], ())
    return any(len(title) > 1 and tuple(tokens.low[n : n + len(title)]) == title for title in titles)


def is_ayn(tokens: Tokens, n: int) -> bool:
    """Whether a mark is the first letter of an Arabic name rather than a quotation mark: “bin ‘Ali”."""
    inside = 0 < n < len(tokens) - 1 and tokens.text[n] in "‘'" and tokens.low[n - 1] in words("particles")
    return inside and tokens.adjacent(n + 1) and not tokens.adjacent(n) and _is_upper(tokens, n + 1)


def _is_upper(tokens: Tokens, n: int) -> bool:
    return n < len(tokens) and tokens.text[n][0].isupper()


def _elided(text: str) -> bool:
    """Whether a word begins with an elided particle: “d'Amico”."""
    return len(text) > 3 and text[0] in "dl" and text[1] in "'’" and text[2].isupper()


def known(tokens: Tokens, n: int) -> bool:
    """Whether a name of the lexicon begins at a word; “US” and “WHO” need their capitals."""
    if tokens.low[n] in ("us", "who") and not tokens.text[n].isupper():
        return False
    return lexicon().match(tokens.low, n) is not None


def run_end(tokens: Tokens, n: int) -> int:
    """The last word of the run of name words that begins at a word."""
    match = lexicon().match(tokens.low, n) if known(tokens, n) else None
    last = n + match[0] - 1 if match else n
    while last - n < _MAX_RUN:
        step = _next(tokens, last)
        if step is None:
            return last
        last = step
    return last


def _next(tokens: Tokens, last: int) -> int | None:
    """The next word of a run, after a joining word if there is one; None if the run ends."""
    after = last + 1
    if after >= len(tokens):
        return None
    if after + 1 < len(tokens) and abbreviated(tokens, last) and begins(tokens, after + 1):
        return after + 1
    close = retired_end(tokens, after + abbreviated(tokens, last))
    if close is not None and begins(tokens, close + 1):
        return close + 1
    if tokens.sentence[after] != tokens.sentence[last]:  # the parser may end a sentence inside a name
        inside = tokens.ent[after] == "PERSON" and tokens.ent_id[after] == tokens.ent_id[last]
        return after if inside and begins(tokens, after) else None
    low = tokens.low[after]
    if low in ("'s", "'") and (_owns_name(tokens, last) or goes_over_possessive(tokens, last)):
        far = after + 1 + (tokens.low[after + 1] == "and")
        return far if _goes_on(tokens, far) else None
    if low in ("'s", "'"):
        inside = tokens.ent_id[last] == tokens.ent_id[after] >= 0 and tokens.ent[last] in ("ORG", "FAC")
        more = after + 1 < len(tokens) and tokens.ent_id[after + 1] == tokens.ent_id[after]
        more = more and tokens.low[after + 1] not in given_names() and not ends_body(tokens, last)
        return (
            after + 1 if inside and more and not known(tokens, last) and _goes_on(tokens, after + 1) else None
        )
    if low == "," and after + 1 < len(tokens) and tokens.low[after + 1] in SUFFIXES:
        return after + 1
    if low == "," and goes_over_comma(tokens, last):
        return after + 1
    if low == "," and tokens.text[last][0].isupper() and over_and(tokens, last) is not None:
        return over_and(tokens, last)
    if _goes_on(tokens, after):
        return after
    if is_ayn(tokens, after + 1):
        return after + 2
    if after + 1 >= len(tokens) or tokens.sentence[after + 1] != tokens.sentence[last]:
        return None
    if low == "-" and tokens.adjacent(after) and tokens.adjacent(after + 1):
        word = tokens.text[after + 1]
        one = tokens.pos[after + 1] == "PROPN" or tokens.ent_id[after + 1] == tokens.ent_id[last] >= 0
        one = one or _is_syllable(tokens, last)
        one = one or (word in _SYLLABLES and tokens.dep[last] == "compound")
        one = one or (word == "din" and tokens.low[last] in _ARABIC)
        if word[0].isupper() or (one and word.isalpha() and len(word) <= LONGEST_SYLLABLE):
            return after + 1
    if low in words("particles") and _goes_on(tokens, after + 1):
        return after + 1
    if (
        low in words("particles")
        and tokens.low[after + 1] in words("particles")
        and _goes_on(tokens, min(after + 2, len(tokens) - 1))
    ):
        return after + 2
    if _is_foreign(tokens, after) and _goes_on(tokens, after + 1):
        return after + 1
    if tokens.text[after] in OPEN:
        return _after_nickname(tokens, last)
    return _over_link(tokens, last)


def _is_syllable(tokens: Tokens, n: int) -> bool:
    """Whether a word before a hyphen is half of a given name after a family name: “Ko Woo-rim”."""
    person = n > 0 and tokens.ent[n] == "PERSON" and tokens.ent_id[n] == tokens.ent_id[n - 1]
    return person and len(tokens.text[n]) < 5 and tokens.pos[n + 2] not in ("VERB", "ADJ")


def _is_foreign(tokens: Tokens, n: int) -> bool:
    """Whether a short word is a foreign particle inside a name: “Chama cha Mapinduzi”, “Te Aka o Tamaki”."""
    low = tokens.low[n]
    if low != tokens.text[n] or not low.isalpha() or len(low) > 3:
        return False
    foreign = tokens.pos[n] in ("X", "NOUN", "PROPN") or tokens.tag[n] == "FW"
    return low == "o" or (foreign and not is_dictionary_word(low))


def abbreviated(tokens: Tokens, n: int) -> bool:
    """Whether a word is a title whose full stop spaCy reads as the end of a sentence (“Col. Jane Roe”)."""
    stop = n + 1
    return tokens.text[stop] == "." and tokens.adjacent(stop) and f"{tokens.low[n]}." in words("titles")


def retired_end(tokens: Tokens, n: int) -> int | None:
    """The closing bracket of “(ret.)” if that begins at a word, else None."""
    if n >= len(tokens):
        return None
    inside = next((k for k in range(n + 1, min(n + 4, len(tokens) - 1)) if tokens.text[k] == ")"), None)
    if tokens.text[n] != "(" or inside is None:
        return None
    return inside if tokens.low[n + 1].removesuffix(".") in _RETIRED else None


def _owns_name(tokens: Tokens, last: int) -> bool:
    """Whether the possessive after a word is part of a name: “Women's Institute”, “Bakers' Union”."""
    after = last + 1
    if after + 2 >= len(tokens) or tokens.sentence[after + 2] != tokens.sentence[last]:
        return False
    if tokens.low[last] in words("possessive_names") or (last > 0 and tokens.low[last - 1] in ("st", "st.")):
        return True
    office = tokens.low[last] in words("titles") and tokens.low[last] not in given_names()
    if office and tokens.low[after + 1] in words("name_heads") and tokens.low[last - 1] != "the":
        return True
    plural = tokens.low[after] == "'" and tokens.tag[last] in ("NNS", "NNPS") and not known(tokens, last)
    ahead = tokens.low[after + 1 : after + 7]
    return plural and any(word in words("name_heads") for word in ahead)


def _after_nickname(tokens: Tokens, last: int) -> int | None:
    """The word after a nickname in quotation marks: “Johnson” in Dwayne “The Rock” Johnson."""
    pair = tokens.text[last][0].isupper() and tokens.text[last + 1] in ("“", '"')
    if tokens.low[last] not in given_names() and not pair:
        return None
    for close in range(last + 3, min(last + 6, len(tokens) - 1)):
        if tokens.text[close] in CLOSE:
            inside = range(last + 2, close)
            capital = tokens.text[close - 1][0].isupper()
            goes_on = _is_upper(tokens, close + 1) and begins(tokens, close + 1)
            return close + 1 if inside and capital and goes_on else None
    return None


def _over_link(tokens: Tokens, last: int) -> int | None:
    """The word after “of”, “for”, “and” or “of the” inside a name."""
    after = last + 1
    low = tokens.low[after]
    if low not in SMALL_WORDS | {"into"}:
        return None
    if tokens.text[after] in _OPENING and tokens.text[last].endswith("."):
        return None
    far = after + 1 + (tokens.low[after + 1] == "the" and low != "the")
    if far >= len(tokens) or not _goes_on(tokens, far):
        return None
    same = tokens.ent_id[last] == tokens.ent_id[far] >= 0 and tokens.ent_id[after] == tokens.ent_id[last]
    if _joins_two(tokens, last, far):
        return None
    if low == "&" or (low == "and" and f"{tokens.low[last]} and {tokens.low[far]}" in words("joined_names")):
        return far
    if low == "and" and (over_and(tokens, last) == far or _names_one_body(tokens, last, far)):
        return far
    if goes_over_link(tokens, last, far):
        return far
    if low == "of" and (tokens.low[last] in words("of_heads") or tokens.low[last] in words("titles")):
        return far
    return far if same and tokens.ent[last] not in ("PERSON", "GPE", "NORP") else None


def _joins_two(tokens: Tokens, last: int, far: int) -> bool:
    """Whether “and” or “&” joins two whole names: “Ann Roe & Bo Lee”, “the NPA and the Interior Ministry”."""
    if tokens.low[last + 1] == "&":
        whole = all(tokens.low[n] in given_names() and _is_upper(tokens, n + 1) for n in (last - 1, far))
        return last > 0 and whole
    if tokens.low[last + 1] != "and" or not ends_in_body(tokens, far):
        return False
    match = lexicon().match(tokens.low, last)
    place = match is not None and match[1].form in ("state", "region")
    acronym = len(tokens.text[last]) > 1 and tokens.text[last].isupper() and not place
    return acronym or (far > last + 2 and ends_body(tokens, last))


def _names_one_body(tokens: Tokens, last: int, far: int) -> bool:
    """Whether “and” joins two plain words inside a name: “British Beer and Pub Association”."""
    plain = is_dictionary_word(tokens.low[last]) and is_dictionary_word(tokens.low[far])
    bodies = words("name_heads") | words("organizations")
    if not plain or tokens.low[last] in bodies or known(tokens, last) or known(tokens, far):
        return False
    end = far
    while end + 1 < len(tokens) and end - far < 3 and _goes_on(tokens, end + 1):
        end += 1
    return end > far and tokens.low[end] in words("name_heads")


def _goes_on(tokens: Tokens, n: int) -> bool:
    arabic = tokens.text[n] in _ARABIC and tokens.text[n + 1 : n + 2] == ["-"] and tokens.adjacent(n + 1)
    if arabic and (_is_upper(tokens, n + 2) or tokens.low[n + 2 : n + 3] == ["din"]):
        return True
    capital = tokens.text[n][0].isupper() or _elided(tokens.text[n])
    if not capital or tokens.initial[n]:
        return False
    return begins(tokens, n) and tokens.low[n] != "i"
