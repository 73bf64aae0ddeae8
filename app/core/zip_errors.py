"""What the standard library raises where a ZIP can't be read: damaged, cut short, with a password, packed in an unknown way, with names or places that are none."""

from __future__ import annotations

import lzma
import zipfile
import zlib

# A password and an unknown method are RuntimeError and its child NotImplementedError; names that are no UTF-8, and parts
# that lie before the file, are ValueError.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)


def is_damage(error: BaseException) -> bool:
    """Say whether it is the file that can't be read; of an OSError, bzip2 says so without a number, a disk has one."""
    return isinstance(error, UNREADABLE) or (isinstance(error, OSError) and error.errno is None)
