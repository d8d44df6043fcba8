"""All links of the documentation work, the index lists all pages, and every column is described."""

import re
from pathlib import Path

import pytest

from onrecord.model import schema

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_index_leads_to_every_page():
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / target).resolve() for target in LINK.findall(index.read_text(encoding="utf-8"))}
    assert set((ROOT / "docs").rglob("*.md")) - {index} <= linked


def test_every_column_is_described_under_its_table():
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for table, columns in schema.COLUMNS.items():
        section = re.search(rf"^## {table}$(.*?)(?=^## |\Z)", text, re.M | re.S)
        assert section is not None, table
        cells = re.findall(r"^\| ([^|]+) \|", section[1], re.M)
        described = {name.strip() for cell in cells for name in cell.split(",")}
        assert set(columns) - described <= {"corrected"}, table
