import numpy as np

from onrecord.attribution.tagging.link import CONTENT, CUE, SOURCE, Part, link
from onrecord.networks.tagger import Window

NONE = np.zeros((2, 4), dtype=np.float32)


def scored(pairs):
    """Return a window of ten pieces in which the child of each pair is linked to its head."""
    links = np.zeros((10, 4, 4), dtype=np.float32)
    for axis, (relation, child, head) in enumerate(pairs):
        links[child, 2 * relation, axis] = 9
        links[head, 2 * relation + 1, axis] = 9
    shared = np.zeros((10, 4), dtype=np.float32)
    return Window(0, 10, np.zeros((10, 13), dtype=np.float32), links.reshape(10, 16), shared)


def part(begin, role):
    return Part(begin, begin + 1, role, -0.1, -0.2)


def test_two_contents_of_one_cue_are_one_attribution():
    found = [part(0, CONTENT), part(3, SOURCE), part(4, CUE), part(6, CONTENT)]
    (one,) = link(scored([(0, 0, 4), (0, 6, 4), (1, 4, 3)]), found, NONE)
    assert (one.source.begin, one.cue.begin) == (3, 4)
    assert [c.begin for c in one.contents] == [0, 6]
    assert one.content_link > -0.1


def test_a_cue_may_have_no_source_and_a_content_no_cue():
    found = [part(1, SOURCE), part(2, CUE), part(3, CONTENT)]
    pointing_nowhere = scored([(0, 9, 8)])
    (one,) = link(pointing_nowhere, found[2:], NONE)
    assert one.cue is None and one.source is None
    (linked,) = link(scored([(0, 3, 2)]), found[1:], NONE)
    assert linked.cue is not None and linked.source is None


def test_a_cue_without_content_is_dropped():
    assert link(scored([]), [part(1, SOURCE), part(2, CUE)], NONE) == []
