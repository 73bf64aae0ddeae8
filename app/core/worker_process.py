"""Work on files from outside in child processes: bounded in memory and time, so that a hostile file ends a child and never the window.

A child serves one request after another and lives as long as its parent. A
request names a function as 'package.module:name', which gets the bytes and the
arguments and returns JSON and byte strings. What the function refuses comes
back as the same refusal; what kills or stalls the child is a Broken.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from app.core.errors import Invalid, KontorError
from app.core.messages import N_

MEMORY = 2_000_000_000
SECONDS = 60.0
LARGEST_ANSWER = 1_000_000_000
ROOT = Path(__file__).resolve().parent.parent.parent


class Broken(KontorError):
    """A file made the child that read it fall, stall or outgrow its memory."""


class Child:
    """One child process and its pipe; used by one thread at a time."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[list[bytes] | None] = queue.SimpleQueue()

    def ask(
        self, place: str, data: bytes = b"", seconds: float = SECONDS, **arguments: Any
    ) -> tuple[Any, list[bytes]]:
        """Call a function on bytes and return its JSON and byte strings.

        Raises Broken when the child dies, takes longer, or runs out of memory, and what the function refuses.
        """
        process = self._started()
        assert process.stdin is not None
        try:
            send(process.stdin, [json.dumps({"do": place, "with": arguments}).encode(), data])
        except OSError:
            self.end()
            raise Broken(N_("The file made the reader fall; it may be broken on purpose.")) from None
        try:
            parts = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end()
            raise Broken(
                N_("Reading the file took longer than {seconds} seconds and was stopped."),
                seconds=int(seconds),
            ) from None
        if parts is None:
            self.end()
            raise Broken(N_("The file made the reader fall; it may be broken on purpose."))
        head = json.loads(parts[0])
        if head["state"] == "refused":
            raise Invalid(head["template"], **head["values"])
        if head["state"] == "memory":
            self.end()
            raise Broken(N_("The file needs more memory than a file may; it may be broken on purpose."))
        if head["state"] == "error":
            raise Broken(N_("The file can't be read: {reason}"), reason=head["text"])
        return head["answer"], parts[1:]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from app.core.worker_process import serve; serve(int(sys.argv[1]))"
            own = (
                [sys.executable, "--child"]
                if getattr(sys, "frozen", False)
                else [sys.executable, "-I", "-c", start]
            )
            command = [*own, str(self._memory)]
            self._answers = queue.SimpleQueue()
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
            self._process = process
        return self._process

    def end(self) -> None:
        """End the child; the next request starts a new one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:  # what could not be flushed belongs to the child that is gone
                        continue


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[list[bytes] | None]) -> None:
    assert process.stdout is not None
    try:
        while (parts := receive(process.stdout)) is not None:
            answers.put(parts)
    except (ValueError, OSError):  # the pipe was closed with the child
        return
    finally:
        answers.put(None)


class Children:
    """A few children, lent one at a time."""

    def __init__(self, count: int, memory: int = MEMORY) -> None:
        self._all = [Child(memory) for _ in range(count)]
        self._free: queue.LifoQueue[Child] = queue.LifoQueue()
        for one in self._all:
            self._free.put(one)

    @contextmanager
    def lent(self) -> Iterator[Child]:
        """Lend a child that is free, or wait for one."""
        child = self._free.get()
        try:
            yield child
        finally:
            self._free.put(child)

    def ask(
        self, place: str, data: bytes = b"", seconds: float = SECONDS, **arguments: Any
    ) -> tuple[Any, list[bytes]]:
        """Let a free child do something; see Child.ask()."""
        with self.lent() as child:
            return child.ask(place, data, seconds, **arguments)

    def end(self) -> None:
        """End all children."""
        for one in self._all:
            one.end()


READERS = Children(max(1, min(4, (os.cpu_count() or 2))))
PAINTERS = Children(1)
atexit.register(READERS.end)
atexit.register(PAINTERS.end)


# -- the pipe ----------------------------------------------------------------
def send(pipe: IO[bytes], parts: list[bytes]) -> None:
    """Write a message: how many parts, then each with its length before it."""
    pipe.write(struct.pack(">I", len(parts)))
    for part in parts:
        pipe.write(struct.pack(">Q", len(part)))
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes]) -> list[bytes] | None:
    """Read a message, None at the end of the pipe."""
    head = pipe.read(4)
    if len(head) < 4:
        return None
    parts = []
    for _ in range(struct.unpack(">I", head)[0]):
        size = pipe.read(8)
        if len(size) < 8 or struct.unpack(">Q", size)[0] > LARGEST_ANSWER:
            return None
        part = pipe.read(struct.unpack(">Q", size)[0])
        if len(part) < struct.unpack(">Q", size)[0]:
            return None
        parts.append(part)
    return parts


# -- inside the child --------------------------------------------------------
def serve(memory: int) -> None:
    """Answer requests until the parent closes the pipe."""
    bound(memory)
    take, give = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answers
    while (parts := receive(take)) is not None:
        send(give, _answer(json.loads(parts[0]), parts[1]))


def bound(memory: int) -> None:
    """Bound the memory where the system can; Windows has no such call, there the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(request: dict[str, Any], data: bytes) -> list[bytes]:
    from app.core.errors import KontorError as Refusal
    from app.core.manifest import resolve

    try:
        answer, blobs = resolve(request["do"])(data, **request["with"])
        return [json.dumps({"state": "done", "answer": answer}).encode(), *blobs]
    except Refusal as error:
        values = {
            name: value if isinstance(value, int) else str(value)
            for name, value in error.message.values.items()
        }
        head = {"state": "refused", "template": error.message.template, "values": values}
    except MemoryError:
        head = {"state": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a library says of a file goes to the parent as its reason
        head = {"state": "error", "text": f"{type(error).__name__}: {error}"[:200]}
    return [json.dumps(head).encode()]
