"""Annotation tools (brat, Label Studio, INCEpTION, Web Annotation): files for them, corrections from them."""
