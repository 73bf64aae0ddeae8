"""Text of an RTF file (Rich Text Format 1.9): letters in their code page or as Unicode, without commands, pictures and tables of fonts."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\(?:'(?P<hex>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,10})? ?|(?P<sign>[^a-zA-Z0-9]))|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)",
    re.DOTALL,
)
HIDDEN = {
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"object",
    b"themedata",
    b"datastore",
    b"listtable",
    b"generator",
    b"listoverridetable",
    b"rsidtbl",
    b"xmlnstbl",
    b"latentstyles",
    b"fldinst",
    b"filetbl",
    b"revtbl",
}
BREAKS = {b"par": "\n", b"line": "\n", b"page": "\f", b"sect": "\f", b"row": "\n", b"cell": "\t", b"tab": "\t", b"emdash": "—", b"endash": "–",
          b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " "}  # fmt: skip
SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}


class _State:
    """What holds inside a group: whether it is shown, and how many letters stand in place of one of Unicode."""

    def __init__(self, shown: bool = True, skipped: int = 1) -> None:
        self.shown, self.skipped = shown, skipped


def text_of(data: bytes) -> str:
    """Return the text of an RTF file; what can't be read in its code page is left out as a question mark."""
    code, skip = "cp1252", 0
    state, outer, found = _State(), [], []
    for token in TOKEN.finditer(data):
        word, number = token["word"], int(token["number"] or 0)
        if token["brace"] == b"{":
            outer.append(state)
            state = _State(state.shown, state.skipped)
        elif token["brace"]:
            state = outer.pop() if outer else state
        elif word == b"ansicpg":
            code = _known(f"cp{number}")
        elif word == b"uc":
            state.skipped = number
        elif word in HIDDEN or token["sign"] == b"*" or word == b"bin":
            state.shown = False
        elif state.shown:
            piece = _piece(token, code)
            left = 0 if word else max(0, skip)
            skip = state.skipped if word == b"u" else max(0, skip - len(piece))
            found.append(piece[left:] if not word else piece)
    return _whole("".join(found))


def _piece(token: re.Match[bytes], code: str) -> str:
    if token["word"] == b"u":
        return chr(int(token["number"] or 0) % 65536)
    if token["word"]:
        return BREAKS.get(token["word"], "")
    if token["hex"]:
        return bytes.fromhex(token["hex"].decode()).decode(code, "replace")
    if token["sign"]:
        return SIGNS.get(token["sign"], "")
    return (token["plain"] or b"").decode(code, "replace")


def _known(code: str) -> str:
    try:
        "".encode(code)
    except LookupError:
        return "cp1252"
    return code


def _whole(text: str) -> str:
    """Return a text with pairs of half signs put together, as they stand for one beyond the first plane."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
