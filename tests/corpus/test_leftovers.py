"""What a killed process leaves of a corpus."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing

from onrecord.corpus.store import open_corpus
from onrecord.files import leftovers

_KILLED = """
import os, sys
from onrecord.corpus.store import open_corpus
corpus = open_corpus(sys.argv[1])
os._exit(9)  # nothing is cleaned up
"""


def test_files_are_cleared_only_once_their_process_has_ended(corpus_folder, tmp_path, monkeypatch):
    killed = [sys.executable, "-c", _KILLED, str(corpus_folder)]
    assert subprocess.run(killed, env={**os.environ, "TMPDIR": str(tmp_path)}, check=False).returncode == 9
    (left,) = tmp_path.iterdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with closing(open_corpus(corpus_folder)) as running:
        leftovers.clear(corpus_folder)
        (kept,) = tmp_path.iterdir()
        assert kept != left
        assert running.rows("SELECT count(*) FROM articles")
    assert not list(tmp_path.iterdir())
