"""SGML of news corpora: a file holds many articles, and each is one."""

import pytest

from newsroom import BODIES, DAYS, TEXTS, TITLES, are_all_three, load, load_one

LINES = ["\n".join(f"<P>\n{line}\n</P>" for line in body) for body in BODIES]


@pytest.mark.parametrize(
    "number", ['<DOC id="ANX_ENG_{}.0001" type="story" >', "<DOC>\n<DOCNO>ANX{}-0001</DOCNO>"]
)
def test_the_articles_of_gigaword_and_trec(tmp_path, number):
    text = "".join(
        f"{number.format(DAYS[n].replace('-', ''))}\n<HEADLINE>\n{TITLES[n]}\n</HEADLINE>\n<DATELINE>\n"
        f"PORT ANSEL, Mar 1 (AP)\n</DATELINE>\n<TEXT>\n{LINES[n]}\n</TEXT>\n</DOC>\n"
        for n in range(3)
    )
    found = load(tmp_path, "anx_eng_202303.txt", text)
    assert are_all_three(found, "published")
    assert {article.dateline for article in found} == {"PORT ANSEL"}


def test_the_articles_of_reuters_21578(tmp_path):
    body = "\n    ".join(BODIES[0])
    text = (
        '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" NEWID="1">\n'
        "<DATE>26-FEB-1987 15:01:01.79</DATE>\n"
        f"<UNKNOWN>\n&#5;&#5;F Y\nu f BC-FERRY 02-26</UNKNOWN>\n<TEXT>&#2;\n<TITLE>{TITLES[0]}</TITLE>\n"
        f"<DATELINE>    PORT ANSEL, Feb 26 - </DATELINE><BODY>{body}\n Reuter\n&#3;</BODY>"
        "</TEXT>\n</REUTERS>\n"
    )
    article = load_one(tmp_path, "reut2-000.sgm", text)
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "1987-02-26")
