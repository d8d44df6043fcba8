"""Corpus → what the notebook shows: each view answers a question, as a table, a chart or a page."""

from .articles_table import articles
from .changing_stances import stances
from .corpus_charts import by_publisher, over_time, stances_over_time, unnamed
from .corpus_summary import glance, masthead
from .differing_numbers_table import numbers
from .namesakes import namesakes
from .quotation_variants import travelled
from .speaker_pages import save
from .speakers_table import speakers
from .unnamed_sources import sources

__all__ = [
    "articles",
    "by_publisher",
    "glance",
    "masthead",
    "namesakes",
    "numbers",
    "over_time",
    "save",
    "sources",
    "speakers",
    "stances",
    "stances_over_time",
    "travelled",
    "unnamed",
]
