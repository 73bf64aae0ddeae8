"""The child process that paints pages: limits itself, reads a PDF from standard input, writes pictures to standard output.

It stands alone and is run as a file; in a frozen build the program runs it for
`--paint-pages`. A PDF that aborts the library ends this process only.
"""

from __future__ import annotations

import io
import json
import struct
import sys


def limit(memory: int) -> None:
    """Bound memory and processor time where the system can."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (15, 15))


def main(memory: str, scale: str, first: str, count: str) -> None:
    """Write a head with the number of pages, then each page as PNG; every part has its length before it."""
    limit(int(memory))
    import pypdfium2

    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    total, out = len(document), sys.stdout.buffer
    head = json.dumps({"pages": total}).encode()
    out.write(struct.pack(">I", len(head)) + head)
    for i in range(int(first), min(total, int(first) + int(count))):
        buffer = io.BytesIO()
        document[i].render(scale=float(scale)).to_pil().convert("RGB").save(buffer, "PNG", compress_level=1)
        out.write(struct.pack(">I", buffer.tell()) + buffer.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:5])
