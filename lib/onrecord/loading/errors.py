"""Why a file gives no article."""


class FormatError(ValueError):
    """A file that cannot be read, or without the content its format should have; the message says why."""


class UnknownKindError(FormatError):
    """A file of a kind that is not read; the message says which kind it is, and what to do."""
