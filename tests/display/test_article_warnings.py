"""What a reader should know about how an article was read is kept where the article is written down."""

from onrecord.lab.workbook import open_article, save_article
from onrecord.model.article import Article


def test_warnings_are_saved_with_the_article(tmp_path):
    article = Article("The river rose.", warnings=("seems cut off", "its date is a guess"))
    save_article(article, tmp_path / "article.json")
    assert open_article(str(tmp_path / "article.json")) == article
