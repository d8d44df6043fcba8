"""The kinds of actors."""

PERSON, ORGANIZATION, GOVERNMENT, PLACE, GROUP, THING = (
    "person",
    "organization",
    "government",
    "place",
    "group",
    "thing",
)
DOCUMENT = "document"
"""The kind of a row that is cited but is not an actor: a report, a poll, a photograph."""
