"""The answers of a filled form (PDF), read in a child, as everything from outside."""

from __future__ import annotations

import io

from app.core.errors import Invalid
from app.core.messages import N_

MOST, LONGEST = 200, 400  # fields of a form, and letters of an answer


def answers(data: bytes, name: str) -> tuple[dict[str, str], list[bytes]]:
    """Return by name of the field what was typed into a form; raises Invalid for what is no PDF with fields."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            form = pdf.Root.get("/AcroForm")
            fields = list(form.get("/Fields", [])) if form is not None else []
            found = {str(one.get("/T", "")): one.get("/V") for one in fields[:MOST]}
            typed = {
                key: " ".join(str(value).split())[:LONGEST]
                for key, value in found.items()
                if isinstance(value, pikepdf.String)
            }
    except pikepdf.PdfError as error:
        raise Invalid(N_("{name} is no PDF that can be read."), field="file", name=name) from error
    if not typed:
        raise Invalid(
            N_("{name} holds no answers: it has no fields, or it was scanned."), field="file", name=name
        )
    return typed, []
