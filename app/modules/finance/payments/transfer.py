"""Writing what is released to files for the bank."""

from __future__ import annotations

from pathlib import Path

from app.core import atomic_files
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.engine import plain_errors
from app.data.heads import must_be_trusted
from app.data.office import Office
from app.modules.finance.payments.queries.payments import released
from app.modules.finance.payments.rules.payments import TRANSFER
from app.modules.finance.payments.services import Written, write_file


def export(office: Office, target: Path, kind: str = TRANSFER) -> list[tuple[Path, Written]]:
    """Write the released payments of a kind, a file for each bank account; the second one gets its number before the ending.

    Raises Invalid where nothing is released. The bytes are in the archive before
    they are on the disk: a file that could not be written is written again from there.
    """
    waiting = sorted(office.read(released, kind))
    if not waiting:
        raise Invalid(N_("No released payment waits for a file."))
    found = []
    for place, bank in enumerate(waiting, 1):
        done = office.run(write_file, bank, kind)
        path = target if place == 1 else target.with_stem(f"{target.stem}-{place}")
        save(office, done.sha256, path)
        found.append((path, done))
    return found


def save(office: Office, sha256: bytes, target: Path) -> None:
    """Write the bytes of a file once more; the same each time."""
    must_be_trusted(office.book)
    with plain_errors():
        atomic_files.write_bytes(target, archive.load(office.book, sha256))
