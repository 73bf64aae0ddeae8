"""Reads the structure of a tagged PDF as a screen reader does: elements in their order, each with the text that belongs to it."""

from __future__ import annotations

import ctypes
import io
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


def texts(data: bytes) -> tuple[dict[tuple[int, int], str], str]:
    """Return the text of each piece of marked content by page and number, and the text that belongs to none."""
    found: dict[tuple[int, int], str] = {}
    rest = ""
    document = pypdfium2.PdfDocument(data)
    for page in range(len(document)):
        sheet = document[page]
        whole = sheet.get_textpage()
        for one in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = pdfium.FPDFTextObj_GetText(one.raw, whole.raw, None, 0)
            room = ctypes.create_string_buffer(size)
            pdfium.FPDFTextObj_GetText(
                one.raw, whole.raw, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size
            )
            text = room.raw[: size - 2].decode("utf-16-le")
            number = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
            if number < 0:
                rest += text
            else:
                found[page, number] = found.get((page, number), "") + text
    return found, rest


def structure(data: bytes) -> list[Any]:
    """Return the elements of a file: lists of kind and what they hold; raises AssertionError where tree and pages disagree."""
    said, _rest = texts(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) in ("de", "en")
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        named = {
            int(pdf.Root.StructTreeRoot.ParentTree.Nums[at]): pdf.Root.StructTreeRoot.ParentTree.Nums[at + 1]
            for at in range(0, len(pdf.Root.StructTreeRoot.ParentTree.Nums), 2)
        }
        seen = set()

        def content(element: Any, page: int, number: int) -> str:
            assert named[int(pdf.pages[page].obj.StructParents)][number].objgen == element.objgen
            seen.add((page, number))
            return said.get((page, number), "")

        def read(element: Any) -> list[Any]:
            held: list[Any] = []
            for kid in element.K:
                if isinstance(kid, int):
                    held.append(content(element, pages[element.Pg.objgen], kid))
                elif "/MCID" in kid:
                    held.append(content(element, pages[kid.Pg.objgen], int(kid.MCID)))
                else:
                    assert kid.P.objgen == element.objgen
                    held.append(read(kid))
            return [str(element.S).removeprefix("/"), *held]

        tree = read(pdf.Root.StructTreeRoot.K)
    assert set(said) <= seen, "every text that is marked stands in the tree"
    return tree
