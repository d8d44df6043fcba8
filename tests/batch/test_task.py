"""A report is rendered in a temporary folder of the machine that renders it."""

import errno

import pytest

from onrecord import Article
from onrecord.batch import task
from onrecord.batch.task import Task, render_files
from onrecord.model.errors import OutputError


def test_a_full_disk_of_temporary_files_is_no_fault_of_the_article(monkeypatch):
    def scratch(place):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(task, "scratch", scratch)
    with pytest.raises(OutputError, match="No space left on device"):
        render_files(Task(Article("It rained.", "Rain", "rain.txt")))
