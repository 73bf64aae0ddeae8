"""What was typed or pasted as people see it: signs that nobody sees are not kept, so that what a field shows is what stands in the book."""

from __future__ import annotations

import re
import unicodedata

# control signs but tab and line ends, halves of signs, blanks without width and the mark before a file's text
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")  # categories of Unicode of which a text alone is empty


def seen_text(text: str) -> str:
    """Return a text of several lines without signs that nobody sees, '' where none of it is seen and it holds more than blanks."""
    if text.isascii() and text.isprintable():
        return text
    clean = _NEVER.sub("", text)
    if clean.isspace() or any(unicodedata.category(sign) not in _UNSEEN for sign in clean):
        return clean
    return ""


def seen_line(text: str) -> str:
    """Return a text of one line as a field of one line shows it: line ends and tabs are blanks, and see seen_text()."""
    if text.isascii() and text.isprintable():
        return text
    return seen_text(_LINE_ENDS.sub(" ", text))
