"""Errors for files that give no article."""


class FormatError(ValueError):
    """A file that cannot be read or lacks the content that its format should have; the message says why."""


class UnknownKindError(FormatError):
    """A file of an unsupported kind; the message says which kind it is, and what to do."""
