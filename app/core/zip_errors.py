"""What the standard library raises where a ZIP can't be read: damaged, cut short, with a password, packed in an unknown way."""

from __future__ import annotations

import lzma
import zipfile
import zlib

# A password and an unknown method are RuntimeError and its child NotImplementedError.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError)
