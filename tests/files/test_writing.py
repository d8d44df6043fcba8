"""Files and folders are written atomically, by one writer at a time; links are replaced, not followed."""

import errno
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.files import locks, writing
from onrecord.files.locks import locked
from onrecord.files.writing import growing_text, put, put_files, scratch, write_text


def test_a_file_is_replaced_with_its_permissions_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o600)
    write_text(path, "new")
    assert path.read_text() == "new" and path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_links_are_replaced_and_their_targets_kept(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "file").symlink_to(tmp_path / "mine" / "a.txt")
    (out / "folder").symlink_to(tmp_path / "mine")
    write_text(out / "file", "new")
    with scratch(out) as folder:
        (folder / "a.txt").write_text("new")
        put(folder, out / "folder")
    assert (tmp_path / "mine" / "a.txt").read_text() == "mine"
    assert (out / "file").read_text() == (out / "folder" / "a.txt").read_text() == "new"
    assert not (out / "folder").is_symlink()


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path, monkeypatch):
    (tmp_path / "rain").mkdir()
    (tmp_path / "rain" / "old").touch()
    rename = type(tmp_path).rename

    def fails(self, target):
        if self.name.startswith(".rendering"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", fails)
    with pytest.raises(OSError, match="Input/output"), scratch(tmp_path) as folder:
        put(folder, tmp_path / "rain")
    assert [path.name for path in tmp_path.iterdir()] == ["rain"] and (tmp_path / "rain" / "old").exists()


def test_writers_come_one_after_another(tmp_path):
    count = tmp_path / "count"
    count.write_text("0")

    def add(_):
        with locked(tmp_path):
            write_text(count, str(int(count.read_text()) + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(80)))
    assert count.read_text() == "80"


def test_files_of_two_writers_are_not_mixed(tmp_path):
    def write(name):
        for _ in range(20):
            with scratch(tmp_path) as folder:
                for file in "abcd":
                    (folder / file).write_text(name)
                with locked(tmp_path):
                    put_files(folder, tmp_path)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("first", "second")))
    assert len({(tmp_path / file).read_text() for file in "abcd"}) == 1


def test_a_writer_that_hangs_does_not_hang_the_others(tmp_path):
    done, begun = threading.Event(), threading.Event()

    def hang():
        with locked(tmp_path):
            begun.set()
            done.wait(60)

    other = threading.Thread(target=hang)
    other.start()
    begun.wait(60)
    with pytest.raises(TimeoutError), locked(tmp_path, patience=0.1):
        pass
    done.set()
    other.join()
    with locked(tmp_path):
        pass


@pytest.mark.skipif(os.name != "posix", reason="folders cannot be locked here")
def test_a_folder_is_in_use_until_its_handle_is_released(tmp_path):
    handle = locks.hold(tmp_path)
    assert locks.take_over(tmp_path) is None and locks.hold(tmp_path) is None
    locks.release(handle)
    locks.release(locks.take_over(tmp_path))
    assert locks.hold(tmp_path / "gone") is None


def test_a_kernel_writes_into_the_folder_that_its_process_holds(tmp_path):
    """The kernel is not the process that owns the scratch folder."""
    with scratch(tmp_path) as folder, locked(folder, patience=0):
        (folder / "table").touch()
    with scratch(tmp_path) as folder, scratch(folder) as inner, locked(folder, patience=0):
        (inner / "table").touch()


def test_a_stopped_run_keeps_what_it_wrote(tmp_path):
    path = tmp_path / "out.txt"
    with pytest.raises(KeyboardInterrupt), growing_text(path, lambda: True) as stream:
        print("one", file=stream)
        raise KeyboardInterrupt
    assert path.read_text() == "one\n"
