"""Qt: the desk, the window, fields, lists and forms; it knows no SQL."""

import builtins

import PySide6.QtCore  # noqa: F401

# Once Qt is imported it reads the source of every module that is imported after it, to learn whether the module may ask for
# its snake_case names (__feature__). Nothing here does; without that the start is a fifth shorter and 19 MB smaller.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
