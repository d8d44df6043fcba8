"""Mails, mailboxes, and pages saved as mails."""

import plistlib
import time

import pytest

from newsroom import (
    BODIES,
    TEXTS,
    TITLES,
    are_all_three,
    docx,
    load,
    load_one,
    mail,
    page,
    why_not,
)


@pytest.mark.parametrize("html", [False, True])
def test_a_mail(tmp_path, html):
    article = load_one(tmp_path, "a.eml", mail(html=html, Subject=f"Fwd: {TITLES[0]}").as_bytes())
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_attachments_of_a_mail_are_read_too(tmp_path):
    message = mail()
    for name, data in (("b.docx", docx(f"# {TITLES[1]}", *BODIES[1])), ("c.png", b"\x89PNG")):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    told = []
    first, second = load(tmp_path, "a.eml", message.as_bytes(), warn=told.append)
    assert (first.title, second.title) == (TITLES[0], TITLES[1]) and second.source.endswith("a.eml/b.docx")
    assert len(told) == 1 and "a.eml/c.png: left out: a picture" in told[0]


def test_a_mailbox_and_an_encrypted_mail(tmp_path):
    box = b"".join(b"From a@b Tue Mar 14 09:00:00 2023\n" + mail(n).as_bytes() + b"\n\n" for n in range(3))
    assert are_all_three(load(tmp_path, "a.mbox", box), "published", "reporters")
    message = mail()
    message.replace_header("Content-Type", 'multipart/encrypted; boundary="x"')
    assert "decrypt it first" in why_not(tmp_path, "a.eml", message.as_bytes())


def test_a_page_saved_as_one_file(tmp_path):
    head = "\r\n".join(
        (
            "From: <Saved by Blink>",
            "Snapshot-Content-Location: https://a.example/2023/03/14/x",
            "MIME-Version: 1.0",
            'Content-Type: multipart/related; type="text/html"; boundary="B"',
            "\r\n--B",
            "Content-Type: text/html",
            "Content-Transfer-Encoding: 8bit\r\n\r\n",
        )
    )
    article = load_one(tmp_path, "a.mhtml", head + page() + "\r\n--B--\r\n")
    assert (article.text, article.url, article.published) == (
        TEXTS[0],
        "https://a.example/2023/03/14/x",
        "2023-03-14",
    )


def test_a_mail_of_very_many_parts_is_refused_at_once(tmp_path):
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
    parts = "--B\nContent-Type: text/plain\n\nx\n" * 100_000
    begun = time.process_time()
    assert why_not(tmp_path, "a.eml", f"{head}{parts}--B--\n") == "a mail with more than 1,000 parts"
    assert time.process_time() - begun < 5


def test_a_short_note_about_an_attached_article_is_no_article(tmp_path):
    message = mail()
    message.set_content("Hi all,\n\nhere is the copy.\n\nBo\n")
    data = docx(f"# {TITLES[1]}", *BODIES[1])
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="b.docx")
    told = []
    (article,) = load(tmp_path, "a.eml", message.as_bytes(), warn=told.append)
    assert article.title == TITLES[1] and "a short note about the attached files" in told[0]


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari(tmp_path, form):
    main = {"WebResourceData": page().encode(), "WebResourceURL": "https://a.example/x"}
    article = load_one(tmp_path, "a.webarchive", plistlib.dumps({"WebMainResource": main}, fmt=form))
    assert (article.text, article.url) == (TEXTS[0], "https://a.example/x")
    assert "web archive of Safari" in why_not(tmp_path, "b.webarchive", b"bplist00 WebMainResource")


def test_a_mail_attached_to_a_mail(tmp_path):
    message = mail()
    message.set_content("See below.\n")
    message.add_attachment(mail(1))
    (article,) = load(tmp_path, "a.eml", message.as_bytes())
    assert (article.title, article.text) == (TITLES[1], TEXTS[1])


def test_a_file_of_apple_mail(tmp_path):
    data = mail().as_bytes()
    notes = b'<?xml version="1.0"?><plist><dict><key>flags</key></dict></plist>'
    article = load_one(tmp_path, "a.emlx", b"%d   \n" % len(data) + data + notes)
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])


def test_an_article_above_the_mail_that_asked_for_it(tmp_path):
    asked = "-----Original Message-----\nFrom: Desk <d@a.example>\nSent: 14 March 2023 09:12\nTo: Mira\n"
    body = f"{TITLES[0]}\n\nBy Mira Kolb\n\n{TEXTS[0]}\n\nKind regards,\nMira\n\n{asked}\nBy noon?\n"
    message = mail(Subject="RE: copy")
    message.set_content(body)
    article = load_one(tmp_path, "a.eml", message.as_bytes())
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], ("Mira Kolb",))
