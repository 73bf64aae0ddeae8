"""Modules that a library imports with itself and this program seldom needs: they are loaded when something of them is asked for."""

from __future__ import annotations

import importlib
import sys
import threading
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

SELDOM = (
    "importlib.metadata",  # SQLAlchemy looks for dialects of other packages with it
    "asyncio",  # SQLAlchemy's asynchronous half
)
IMPORTED_BY = ("__path__", "__all__")  # what an import asks a package for
_turn = threading.RLock()


class _StandIn(ModuleType):
    """Stands in `sys.modules` for a module that was not loaded yet and leads to it for ever after."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in IMPORTED_BY:  # who looks through all modules asks for others
            raise AttributeError(name)
        if (self.__name__, name) == ("asyncio", "iscoroutine"):  # SQLAlchemy takes it with itself
            return lambda value: _loaded(self).iscoroutine(value)
        return getattr(_loaded(self), name)


def put_off(*names: str) -> None:
    """Put off loading modules by full names; those that are loaded already stay as they are."""
    for name in names:
        if name in sys.modules:
            continue
        module = _StandIn(name)
        module.__spec__ = ModuleSpec(name, None)
        sys.modules[name] = module
        package, _, last = name.rpartition(".")
        if package in sys.modules:
            setattr(sys.modules[package], last, module)


def _loaded(stand_in: _StandIn) -> ModuleType:
    name = stand_in.__name__
    with _turn:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return importlib.import_module(name)
