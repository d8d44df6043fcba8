"""Mails, mailboxes and web pages saved as mails → drafts, attachments, pages."""
