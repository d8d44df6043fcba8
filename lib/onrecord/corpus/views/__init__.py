"""Corpus → what the notebook shows: each view answers a question, as a table, a chart or a page."""

from .articles_table import articles
from .changing_stances import stances
from .corpus_charts import by_publisher, over_time, stances_over_time
from .corpus_findings import findings
from .corpus_summary import glance, masthead
from .differing_numbers_table import numbers
from .namesakes import namesakes
from .quotation_variants import travelled
from .sourcing_audit import accused, audit_by_month, audit_by_publisher
from .speaker_pages import save
from .speakers_table import speakers
from .unnamed_chart import unnamed
from .unnamed_sources import sources

__all__ = [
    "accused",
    "articles",
    "audit_by_month",
    "audit_by_publisher",
    "by_publisher",
    "findings",
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
