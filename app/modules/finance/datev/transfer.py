"""Writing stacks to files, with their receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.heads import must_be_trusted
from app.data.office import Office
from app.modules.finance.datev.queries import Stack
from app.modules.finance.datev.rules import file_bytes, lacking, read_stack


@dataclass(frozen=True)
class Written:
    """A file that was written, the stack in it, and the characters that became '?' because the format lacks them."""

    path: Path
    stack: Stack
    replaced: str


def export_stacks(office: Office, folder: Path, stacks: Sequence[Stack]) -> list[Written]:
    """Write each stack to a file of its own, checked by every rule before; nothing is written where one breaks a rule."""
    must_be_trusted(office.book)
    now = office.clock().astimezone().replace(tzinfo=None)
    made: list[tuple[Path, bytes, Stack]] = []
    for stack in stacks:
        head = replace(stack.header, made=now)
        data = file_bytes(head, stack.rows)
        findings = read_stack(data).findings
        if findings:
            one = findings[0]
            words = N_("The stack would break a rule of the format: line {line}, column {column}: {reason}")
            raise Invalid(words, line=one.line, column=one.column, reason=one.message)
        made.append(
            (folder / f"EXTF_Buchungsstapel_{head.since:%Y%m%d}_{head.until:%Y%m%d}.csv", data, stack)
        )
    folder.mkdir(parents=True, exist_ok=True)
    for path, data, _stack in made:
        atomic_files.write_bytes(path, data)
    return [Written(path, stack, lacking(stack.rows)) for path, _data, stack in made]
