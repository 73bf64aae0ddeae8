"""A proxy before the server that counts how often the client waits for an answer, and cuts the line where it hurts most."""

from __future__ import annotations

import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

READY = b"Z\x00\x00\x00\x05I"  # what the server says when no transaction is open any more


class Turns:
    """How many round trips went through since the last reset: the client waits after each Sync and each Query.

    With cut_after_commit the next commit reaches the server, but its answer never
    comes back, and the line stays down until `down` is taken away.
    """

    def __init__(self) -> None:
        self.count = 0
        self.cut_after_commit = False
        self.down = False


class _Messages:
    """Reads the client's side of PostgreSQL's protocol 3: a letter, four bytes of length, the rest; the first has no letter."""

    def __init__(self) -> None:
        self._rest, self._begun = b"", False

    def feed(self, data: bytes) -> list[bytes]:
        """Return the letters of the messages that are complete now."""
        self._rest += data
        letters = []
        while True:
            lead = 1 if self._begun else 0
            if len(self._rest) < lead + 4:
                return letters
            size = lead + int.from_bytes(self._rest[lead : lead + 4], "big")
            if len(self._rest) < size:
                return letters
            letters.append(self._rest[:lead])
            self._rest, self._begun = self._rest[size:], True


class Proxy(socketserver.ThreadingUnixStreamServer):
    """Passes everything between a desk and the server."""

    def __init__(self, path: str, server: str) -> None:
        super().__init__(path, _Passing)
        self.server, self.turns = server, Turns()


class _Passing(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        """Pass bytes on until one side closes."""
        client: socket.socket = self.request
        if self.server.turns.down:
            return
        with socket.socket(socket.AF_UNIX) as server:
            server.connect(self.server.server)
            messages, other = _Messages(), {client: server, server: client}
            turns, committing = self.server.turns, False
            while True:
                for one in select.select([client, server], [], [])[0]:
                    data = one.recv(65536)
                    if not data or turns.down:
                        return
                    if one is client:
                        turns.count += sum(letter in (b"S", b"Q") for letter in messages.feed(data))
                    committing |= one is client and turns.cut_after_commit and b"COMMIT" in data.upper()
                    if committing and one is server and data.endswith(READY):  # it is done
                        turns.cut_after_commit, turns.down = False, True
                        return
                    other[one].sendall(data)


@contextmanager
def counted(address: str, folder: Path) -> Iterator[tuple[str, Turns]]:
    """Give the address of a proxy to a server that listens on a Unix socket, and its counter."""
    url = make_url(address)
    name = f".s.PGSQL.{url.query.get('port', '5432')}"
    with Proxy(str(folder / name), f"{url.query['host']}/{name}") as proxy:
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        try:
            yield (
                url.update_query_dict({"host": str(folder)}).render_as_string(hide_password=False),
                proxy.turns,
            )
        finally:
            proxy.shutdown()
            thread.join()
