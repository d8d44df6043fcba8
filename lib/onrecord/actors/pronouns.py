"""Pronouns by form."""

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
FIRST = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"))
RELATIVE = frozenset(("who", "which", "whom", "whose", "that"))
OWNERS = frozenset(("his", "her", "their", "its", "my", "our", "your"))

FORMS = {
    word: form for form, words in (("he", HE), ("she", SHE), ("they", THEY), ("it", IT)) for word in words
}
"""The form of each third-person pronoun."""
