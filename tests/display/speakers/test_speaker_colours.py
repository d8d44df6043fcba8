"""Speakers keep colours that differ for every reader, and initials of their own."""

from itertools import combinations

import numpy as np
import pytest

from onrecord.display.speakers.speaker_colours import DARK, LIGHT, OTHERS, palette_css, speaker_marks

# Linear RGB as seen without one kind of cone: Machado, Oliveira & Fernandes, IEEE Transactions on
# Visualization and Computer Graphics 15 (2009), severity 1.0.
VISIONS = {
    "all three": np.eye(3),
    "no red (protanopia)": [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green (deuteranopia)": [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue (tritanopia)": [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(shade: str) -> np.ndarray:
    channels = np.array([int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB, white D65."""
    parts = XYZ @ rgb / XYZ.sum(axis=1)
    x, y, z = np.where(parts > (6 / 29) ** 3, np.cbrt(parts), parts / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, two: str) -> float:
    light, dark = sorted((float(XYZ[1] @ linear(shade)) for shade in (one, two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_no_two_speakers_look_alike_to_anyone(palette, vision):
    seen = [lab(np.clip(np.array(VISIONS[vision]) @ linear(shade), 0, 1)) for shade in palette]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) >= 15  # 2.3 is just noticeable


@pytest.mark.parametrize(
    ("palette", "others", "paper"), [(LIGHT, OTHERS["light"], "#ffffff"), (DARK, OTHERS["dark"], "#16171a")]
)
def test_colours_stand_out_from_the_paper(palette, others, paper):
    assert all(contrast(shade, paper) >= 3 for shade in (*palette, others))  # WCAG 2.2, 1.4.11


def test_the_style_sheet_has_these_colours():
    assert all(f"--onrecord-s{number}: {shade};" in palette_css() for number, shade in enumerate(LIGHT))
    assert OTHERS["dark"] in palette_css(dark=True)


def test_initials_are_those_of_the_name_and_no_one_else_s(analysis, crowd):
    assert [mark.initials for mark in speaker_marks(analysis).values()] == ["AQ", "TR", "Sp"]
    many = [mark.initials for mark in speaker_marks(crowd(30)).values()]
    assert len(set(many)) == 30
