"""PDFs that are small and want much: unpacked streams, huge pages, deep nests, page trees without end."""

from __future__ import annotations

import zlib


def _file(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF of objects, numbered from 1, with a right table of places."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        table,
    )


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def content_bomb() -> bytes:
    """A page whose content unpacks to more than a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 200_000) for _n in range(400)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return _file(
        CATALOG,
        PAGES,
        page,
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def huge_page() -> bytes:
    """A page of a million by a million points."""
    return _file(CATALOG, PAGES, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000 1000000] >>")


def deep_nest() -> bytes:
    """Arrays inside arrays, 300,000 deep."""
    return _file(
        CATALOG,
        PAGES,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /X "
        + b"[" * 300_000
        + b"]" * 300_000
        + b" >>",
    )


def endless_tree() -> bytes:
    """A tree of pages whose only branch is itself."""
    return _file(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 99999999 >>")


def picture_bomb() -> bytes:
    """A picture of 60,000 by 60,000 points in a few kilobytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * 60_000_000) for _n in range(8)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /P 4 0 R >> >> >>"
    head = b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    image = head + b" /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return _file(
        CATALOG, PAGES, page, image, b"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /P Do Q  \nendstream"
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /F 4 0 R >> >> >>"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream"
    return _file(CATALOG, PAGES, page, form, b"<< /Length 5 >>\nstream\n/F Do\nendstream")


BOMBS = (content_bomb, huge_page, deep_nest, endless_tree, picture_bomb, form_loop)


def picture(width: int, height: int) -> bytes:
    """A white PNG of one bit a pixel: of any size it is small."""
    packer = zlib.compressobj(9)
    line = b"\0" + b"\xff" * ((width + 7) // 8)
    packed = b"".join(packer.compress(line) for _row in range(height)) + packer.flush()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\0\0\0\0"
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    made = b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + made
