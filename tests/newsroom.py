"""Three invented articles, and functions that make files of many formats from them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

from onrecord.loading.read import read
from onrecord.model.article import Article
from onrecord.model.errors import SourceError

TITLES = (
    "Ferry crews walk out over night shifts at Port Ansel",
    "Vaccine maker wins order for two million doses",
    "Drought forces farms to sell a third of their cattle",
)
REPORTERS = ("Mira Kolb", "Jonas Achterberg", "Priya Nandan")
DAYS = ("2023-03-14", "2023-03-15", "2023-03-16")
BODIES = (
    (
        "Ferry crews at Port Ansel walked out on Tuesday night over a plan to run six more night shifts.",
        "“Nobody can sleep on a ship that never stops,” said Dora Quill, who speaks for the seamen’s union.",
        "The operator, Ansel Lines, said that the shifts were legal. It has lost £1.2m since January.",
        "Passengers were put up in a school gym. “We had soup,” said Tom Reed, a lorry driver from Leeds.",
    ),
    (
        "Nordvax said on Wednesday that it had won an order for two million doses from the health ministry.",
        "Chief executive Lena Brandt said the first doses would be delivered in May. “We are glad.”",
        "Shares rose 8.4 percent. The ministry said that the price was below that of last year.",
    ),
    (
        "Farms in the Oro valley have sold a third of their cattle since autumn, the farmers’ league said.",
        "“We feed them straw and hope,” said Pilar Gomes, who keeps 140 cows near the village of Tarn.",
        "The minister, Hugo Sand, promised 40 million euros in aid. The league called that a drop.",
    ),
)
TEXTS = tuple("\n\n".join(body) for body in BODIES)


def load(folder: Path, name: str, data: str | bytes, **options: object) -> list[Article | SourceError]:
    """Read a file with the given content and name."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read([str(path)], **options))  # type: ignore[arg-type]


def load_one(folder: Path, name: str, data: str | bytes, **options: object) -> Article:
    """Read a file with one article."""
    (found,) = load(folder, name, data, **options)
    assert isinstance(found, Article), found
    return found


def why_not(folder: Path, name: str, data: str | bytes) -> str:
    """Read a file without an article; return the reason."""
    (found,) = load(folder, name, data)
    assert isinstance(found, SourceError), found
    return found.reason


def are_all_three(found: list[Article | SourceError], *fields: str) -> bool:
    """Whether the three articles were read with their titles, texts and given fields."""
    wanted = {"reporters": [(name,) for name in REPORTERS], "published": list(DAYS)}
    assert all(isinstance(article, Article) for article in found), found
    articles = [article for article in found if isinstance(article, Article)]
    assert [article.title for article in articles] == list(TITLES)
    assert [article.text for article in articles] == list(TEXTS)
    for field in fields:
        assert [getattr(article, field) for article in articles] == wanted[field]
    return True


def paragraphs(index: int) -> str:
    """An article's text as HTML."""
    return "".join(f"<p>{line}</p>" for line in BODIES[index])


def page(body: str = paragraphs(0), head: str = "", title: str = TITLES[0]) -> str:
    """A web page with an article."""
    heading = "" if "<h1" in body else f"<h1>{TITLES[0]}</h1>"
    site = "<meta property='og:site_name' content='Ansel Courier'>"
    top = f"<!DOCTYPE html><html><head><title>{title}</title>{site}{head}</head><body>"
    return f"{top}<nav><a href=/>Home</a></nav><article>{heading}{body}</article></body></html>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(*lines: str, extra: str = "") -> bytes:
    """Make a Word document of paragraphs; one that begins with `# ` is a heading."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    styles = [heading if line.startswith("# ") else "" for line in lines]
    runs = [f"<w:r><w:t>{escape(line.removeprefix('# '))}</w:t></w:r>" for line in lines]
    body = "".join(f"<w:p>{style}{run}</w:p>" for style, run in zip(styles, runs, strict=True))
    document = f"<w:document {space}><w:body>{body}{extra}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def mail(index: int = 0, html: bool = False, **headers: str) -> EmailMessage:
    """A mail with an article."""
    message = EmailMessage()
    given = {"From": "Ansel Courier <news@ansel.example>", "Subject": TITLES[index], "Message-ID": "<1@x>"}
    for name, value in (given | {"Date": f"Tue, {14 + index} Mar 2023 09:00:00 +0000"} | headers).items():
        message[name] = value
    if html:
        message.set_content("Look at this mail in your browser.")
        message.add_alternative(page(f"<h1>{TITLES[index]}</h1>{paragraphs(index)}"), subtype="html")
    else:
        message.set_content("\n\n".join([f"By {REPORTERS[index]}", *BODIES[index]]))
    return message


def pdf(*pages: list[tuple[float, float, float, str]]) -> bytes:
    """Make a PDF file from pages of lines, each with its position and font size."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica",
    ]
    objects[2] += b" /Encoding /WinAnsiEncoding >>"
    kids = []
    for lines in pages:
        shown = b"".join(
            b"/F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj\n" % (size, x, y, text.encode("cp1252").hex().encode())
            for x, y, size, text in lines
        )
        objects.append(b"<< /Length %d >>\nstream\nBT\n%sET\nendstream" % (len(shown) + 5, shown))
        parts = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R" % len(objects)
        objects.append(parts + b" /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, end)
