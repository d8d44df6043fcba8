"""A workbook that cannot be written is one error."""

import errno
import gc
import sys
from pathlib import Path

import pytest

from onrecord.export.json_object import to_json
from onrecord.export.tables import excel_workbook
from small_analysis import small_analysis


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_error_and_prints_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "analysis.xlsx").symlink_to("/dev/full")
    ignored = []
    monkeypatch.setattr(sys, "unraisablehook", ignored.append)
    with pytest.raises(OSError) as raised:
        excel_workbook.write(to_json(small_analysis()), tmp_path)
    assert raised.value.errno == errno.ENOSPC
    del raised
    gc.collect()
    assert ignored == []
