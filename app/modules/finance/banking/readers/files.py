"""Bank files by their content: plain or in a ZIP whose size is checked before anything is unpacked.

They come from outside, so they are read in a child process that is bounded in memory and time; the readers themselves
know nothing of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, Message
from app.core.worker_process import READERS
from app.core.zip_errors import UNREADABLE
from app.modules.finance.banking.readers import camt, csv_list, mt940
from app.modules.finance.banking.readers.csv_list import Profile
from app.modules.finance.banking.rules import Statement, check

LARGEST = 50_000_000
MOST_FILES = 500
READ = "app.modules.finance.banking.readers.files:read_in_child"
SECONDS = 20.0  # a file of 50 MB takes half of that
Reader = tuple[Callable[[bytes], bool], Callable[[bytes], list[Statement]]]


@dataclass(frozen=True)
class BankFile:
    """A file with its statements, all checked."""

    name: str
    format: str
    data: bytes
    statements: tuple[Statement, ...]


def readers(more: Sequence[Profile]) -> tuple[Reader, ...]:
    """Return the readers in the order they are asked; more are the profiles of the book."""
    lists = partial(csv_list.fits, more=more), partial(csv_list.read, more=more)
    return (mt940.fits, mt940.read), lists, (camt.fits, camt.read)


def read_files(paths: list[Path], checked: bool = True, more: Sequence[Profile] = ()) -> list[BankFile]:
    """Read files and the files inside ZIPs; raises BadFile with every fault, nothing is read by half.

    Unchecked, they need not add up. more are profiles beside those that come with Kontor.
    """
    found: list[BankFile] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            data = _bytes(path)
            answer, contents = READERS.ask(
                READ, data, SECONDS, name=path.name, checked=checked, more=codec.dumps(list(more))
            )
        except KontorError as error:
            faults.append(Fault(path.name, 0, error.field, error.message))
            continue
        files, wrong = codec.loads(answer)
        found += [
            BankFile(name, kind, content, tuple(statements))
            for (name, kind, statements), content in zip(files, contents, strict=True)
        ]
        faults += [Fault(*one) for one in wrong]
    if faults:
        raise BadFile(faults, faults[0].file)
    return found


def read_in_child(data: bytes, name: str, checked: bool, more: str) -> tuple[str, list[bytes]]:
    """Read a file and the files inside a ZIP; return name, format and statements of each with its faults as kept values, and the bytes of each."""
    found: list[BankFile] = []
    faults: list[Fault] = []
    try:
        for inner, content in _contents(data, name):
            found += [_one(inner, content, faults, checked, codec.loads(more))] if content else []
    except KontorError as error:
        faults.append(Fault(name, 0, error.field, error.message))
    files = [[one.name, one.format, list(one.statements)] for one in found]
    wrong = [[one.file, one.line, one.field, one.message] for one in faults]
    return codec.dumps([files, wrong]), [one.data for one in found]


def _one(name: str, data: bytes, faults: list[Fault], checked: bool, more: Sequence[Profile]) -> BankFile:
    empty = BankFile(name, "", data, ())
    for fits, read in readers(more):
        if not fits(data):
            continue
        try:
            statements = read(data)
        except KontorError as error:
            faults.append(Fault(name, 0, error.field, error.message))
            return empty
        for statement in statements if checked else ():
            try:
                check(statement)
            except KontorError as error:
                faults.append(Fault(name, 0, error.field, error.message))
        return BankFile(name, statements[0].source, data, tuple(statements))
    faults.append(
        Fault(
            name,
            0,
            "",
            Message(
                N_(
                    "This is no bank file that Kontor reads: camt, MT940, or a CSV list whose columns a profile knows."
                )
            ),
        )
    )
    return empty


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise Invalid(N_("There is no file {name}."), name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise Invalid(N_("The file is empty."))
    if size > LARGEST:
        raise Invalid(
            N_("The file has {size}; bank files have up to {limit}."),
            size=formats.size(size),
            limit=formats.size(LARGEST),
        )
    return path.read_bytes()


def _contents(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    if data[:4] != b"PK\x03\x04":
        yield name, data
        return
    yield from _unpacked(data)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            members = [info for info in whole.infolist() if not info.is_dir()]
            if len(members) > MOST_FILES or sum(info.file_size for info in members) > LARGEST:
                raise Invalid(
                    N_("The ZIP would unpack to more than {limit}; it is refused."),
                    limit=formats.size(LARGEST),
                )
            left = LARGEST
            for info in sorted(members, key=lambda one: one.filename):
                with whole.open(info) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Invalid(
                        N_("The ZIP would unpack to more than {limit}; it is refused."),
                        limit=formats.size(LARGEST),
                    )
                yield info.filename, content
    except (*UNREADABLE, OSError) as error:
        raise Invalid(N_("The ZIP is damaged or has a password.")) from error
