"""Make the pictures of README and docs from reports rendered now: `make pictures`.

The samples and the report over all of them are rendered into a folder of their own; Chromium, found as the
tests find it, takes a picture of each section.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, the report it is taken of, how to open it, and what is in it.

    Attributes:
        name: of the file, without its ending.
        report: beginning of the name of the report's folder.
        anchor: where the report is opened.
        height: of the window, in CSS pixels.
        prepare: JavaScript that is run first; empty for none.
    """

    name: str
    report: str
    anchor: str
    height: int
    prepare: str = ""


PICTURES = (
    Picture("article", "us-responds", "c12", 1000, "scrollTo(0, 0)"),
    Picture("speakers", "us-responds", "who-speaks", 900),
    Picture("audit", "appeals-court", "how-is-the-story-sourced", 700),
    Picture("corpus", "corpus", "how-are-the-stories-sourced", 900),
)


def main() -> None:
    """Render the samples and take the pictures."""
    from playwright.sync_api import sync_playwright

    from browser import CHROMIUM, FLAGS
    from onrecord.cli.main import main as onrecord

    if CHROMIUM is None:
        sys.exit("pictures: no Chromium on this machine (apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        onrecord(["report", str(ROOT / "data" / "articles"), "-o", folder])
        onrecord(["corpus", folder])
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for picture in PICTURES:
            path = next(Path(folder).glob(f"{picture.report}*/report.html"))
            page = browser.new_page(viewport={"width": 1200, "height": picture.height})
            page.goto(f"{path.as_uri()}#{picture.anchor}")
            page.wait_for_timeout(300)
            if picture.prepare:
                page.evaluate(picture.prepare)
            file = ROOT / "docs" / f"{picture.name}.png"
            page.screenshot(path=str(file))
            print(file.relative_to(ROOT))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
