"""PDF and picture pages painted in a child process: a broken file must never take the window down."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

TIMEOUT = 20
MEMORY = 1_500_000_000
CHILD = r"""
import io, json, struct, sys
def limit():
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
        resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
    except (ImportError, ValueError, OSError):
        pass
limit()
scale, first, count = float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
data = sys.stdin.buffer.read()
out = sys.stdout.buffer
import pypdfium2 as pdfium
document = pdfium.PdfDocument(data)
total = len(document)
head = json.dumps({"pages": total}).encode()
out.write(struct.pack(">I", len(head)) + head)
for i in range(first, min(total, first + count)):
    picture = document[i].render(scale=scale).to_pil()
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "PNG", compress_level=1)
    out.write(struct.pack(">I", buffer.tell()) + buffer.getvalue())
"""


@dataclass(frozen=True)
class Pages:
    """How many pages a file has, and the pictures (PNG) of those asked for; an empty list says that it can't be shown."""

    total: int
    pictures: list[bytes]


def paint(data: bytes, scale: float, first: int = 0, count: int = 1) -> Pages:
    """Paint pages of a PDF; never raises for a bad file, it just has no pages."""
    if getattr(sys, "frozen", False):
        command = [sys.executable, "--paint-pages", str(MEMORY), str(scale), str(first), str(count)]
    else:
        command = [sys.executable, "-I", "-c", CHILD, str(MEMORY), str(scale), str(first), str(count)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return Pages(0, [])
    raw, parts, place = done.stdout, [], 0
    while place + 4 <= len(raw):
        size = int.from_bytes(raw[place : place + 4], "big")
        part = raw[place + 4 : place + 4 + size]
        if len(part) < size:
            break
        parts.append(part)
        place += 4 + size
    if not parts:
        return Pages(0, [])
    return Pages(int(json.loads(parts[0])["pages"]), parts[1:])
