"""Recognizes the format of a file: by its first bytes, its name or the look of its content."""

from __future__ import annotations

from pathlib import PurePath

from ..errors import FormatError
from ..file import File
from .archives.zip_archive import ZIP
from .format import Format
from .registry import BY_CONTENT, FORMATS, by_suffix
from .text.plain_text import TEXT
from .unsupported import explain_undecodable, refuse_known, refuse_named, refuse_unlike_prose


def find_format(file: File) -> Format:
    """The format of a file: by its first bytes if they are unmistakable, by its name, or by its content.

    Raises:
        UnknownKindError: the file is of an unsupported kind; the message says which, and what to do.
        FormatError: its content does not match its suffix, or its text cannot be decoded.
    """
    suffix = PurePath(file.name).suffix.lower()
    for form in BY_CONTENT:
        if form.matches is not None and form.matches(file):
            if form is ZIP:
                refuse_named(suffix)
            return form
    refuse_known(file, suffix, suffix in by_suffix())
    named = next((form for form in FORMATS if form.name == file.form), None) or by_suffix().get(suffix)
    if named is not None and named.binary:
        raise FormatError(f"its name says {named.title}, but its content is something else")
    if named is not None and named is not TEXT:
        return named
    if not file.opening:
        explain_undecodable(file)
    for form in FORMATS:
        if form.resembles is not None and form.resembles(file):
            return form
    refuse_unlike_prose(file)
    return TEXT
