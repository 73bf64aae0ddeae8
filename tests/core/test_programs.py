"""What a system runs when it is opened is never opened."""

from __future__ import annotations

import pytest

from app.core.programs import runs


@pytest.mark.parametrize(
    "name",
    ["a.exe", "Rechnung.pdf.EXE", "a.exe.", "a.exe . .", "a.docm", ".sh", "a.Js", "b.lnk ", "x.tar.jar"],
)
def test_a_program_is_known_by_its_ending(name: str) -> None:
    """Blanks and dots behind it, which Windows drops, hide nothing."""
    assert runs(name)


@pytest.mark.parametrize(
    "name", ["a.pdf", "exe", "a.exe.pdf", "README", "a.", "", "a.exex", "a.docx", "bericht.xlsx", "foto.jpeg"]
)
def test_papers_are_no_programs(name: str) -> None:
    """What a clerk works with opens."""
    assert not runs(name)
