"""Whatever a file is called elsewhere, here it is a name that every system keeps, and only a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_names import LONGEST, OCTETS, RESERVED, safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x\0y.pdf", "xy.pdf"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("rech\u202enung.pdf", "rech_nung.pdf"),
        ("Angebot: 3?.pdf", "Angebot_ 3_.pdf"),
        ("...", "_"),
        ("a" * 300 + ".pdf", "a" * 146 + ".pdf"),
        ("a" * 300 + ".notanending", "a" * 150),
        ("請" * 100 + ".pdf", "請" * 65 + ".pdf"),
        (".gitignore", "gitignore"),
        ("a\udc80.pdf", "a_.pdf"),
    ],
)
def test_names_are_made_safe(name: str, kept: str) -> None:
    """No folders, no NUL, nothing reserved by Windows, no marks that turn the reading direction, never too long, the suffix kept."""
    assert safe_name(name) == kept


@given(st.text(max_size=400), st.sampled_from(["", ".pdf", ".tar.gz", "/..", "\\x", "\n"]))
def test_any_text_becomes_a_name(tmp_path_factory: pytest.TempPathFactory, text: str, end: str) -> None:
    """It can be written, lies where it was put, and made safe again stays as it is."""
    name = safe_name(text + end)
    assert 1 <= len(name) <= LONGEST
    assert len(name.encode()) <= OCTETS
    assert name.split(".")[0].lower() not in RESERVED
    folder = tmp_path_factory.getbasetemp()
    assert (folder / name).parent == folder
    assert name not in (".", "..")
    assert safe_name(name) == name
    path = Path(folder) / name
    path.write_bytes(b"x")
    path.unlink()
