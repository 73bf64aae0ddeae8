"""What is typed and not saved yet: one sealed file for each form of a person and a book, in the user's folder.

A draft holds the fields that were touched, each with what stood there when the
form was begun, and the version of the record. Files are sealed with AES-GCM; the
key lies beside them and only the user may read it. It keeps texts out of backups
and synchronised copies of single files, not from who has the whole folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.core.messages import _
from app.data.declarative import formerly
from app.ui.conflict_strip import Disputed
from app.ui.fields import Field
from app.ui.store import Store

NONCE, KEY_BYTES = 12, 32


@dataclass(frozen=True)
class Typed:
    """Touched fields by name, each as (what stood there, what was typed), and the version of the record they were begun on."""

    version: int | None
    fields: dict[str, tuple[str, str]]


class KeptFirst:
    """What a form says of what it shows: before that changes, what was typed a moment ago is kept for what it showed."""

    def __set_name__(self, owner: type, name: str) -> None:
        """Keep the value beside."""
        self._name = f"_{name}"

    def __get__(self, form: Any, owner: type | None = None) -> Any:
        """Return the value."""
        return getattr(form, self._name)

    def __set__(self, form: Any, value: Any) -> None:
        """Set the value, for what is typed from now on."""
        if getattr(form, self._name, value) != value:
            form.keep_now()
        setattr(form, self._name, value)


class OfRecord(QWidget):
    """A form that shows a record, and goes out of sight with what was typed a moment ago."""

    record, version = KeptFirst(), KeptFirst()

    def keep_now(self) -> None:
        """Keep what was typed a moment ago."""
        raise NotImplementedError

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed: a form that is not seen any more may be taken away."""
        self.keep_now()
        super().hideEvent(event)


def put_in(field: Field, text: str) -> None:
    """Put a text into a field that may not offer it, as a choice for another record: then it stays as it was."""
    before = field.text()
    field.set_text(text)
    if field.text() != text:
        field.set_text(before)


def is_told(field: Field | None, text: str) -> bool:
    """Say whether what a form has no place for is worth a word: the state of a switch that is gone tells nobody anything."""
    return text not in ("", "0", "1") if field is None else bool(text)


def put_back(
    typed: Typed, fields: Mapping[str, Field], stands: Mapping[str, str], *, same: bool
) -> tuple[bool, dict[str, tuple[str, str]], list[Disputed]]:
    """Put a draft into the fields of a form; stands is what each shows of the record, same whether that is what the draft was begun on.

    Return whether something came back, what did not fit, and what both the draft and somebody else changed.
    """
    changed, left, disputed = False, dict[str, tuple[str, str]](), list[Disputed]()
    for key, (was, text) in typed.fields.items():
        field, now = fields.get(key), stands.get(key, "")
        if text == now:
            continue
        if field is None or not _takes(field, text, now):
            left |= {key: (was, text)} if is_told(field, text) else {}
            continue
        changed = True
        if not same and now != was:
            disputed.append(Disputed(key, text, now))
    return changed, left, disputed


def _takes(field: Field, text: str, now: str) -> bool:
    """Say whether a field takes a text of a draft; rows that an older version wrote in another shape are no fault, they are told."""
    try:
        field.set_text(text)
    except (ValueError, TypeError, KeyError):
        field.set_text(now)
        return False
    return field.text() != now


def what_is_left(left: Mapping[str, tuple[str, str]], fields: Mapping[str, Field]) -> str:
    """Say what was typed into fields that a form no longer has, or that they no longer take; a draft may be older than the form."""
    told = [f"{fields[key].title()}: {text}" if key in fields else text for key, (_was, text) in left.items()]
    return _("Of what you typed before, this no longer fits into the form: {what}").format(
        what="; ".join(told)
    )


class FormDrafts:
    """The drafts of one person in one book; who returns both, empty where there is none yet."""

    def __init__(self, store: Store, who: Callable[[], tuple[str, str]] = lambda: ("", "")) -> None:
        self._store, self._who = store, who
        self.entered: dict[
            str, dict[str, str]
        ] = {}  # by form and field, what was saved there last in this window
        self._folder = store.path.parent / "drafts"

    def load(self, form: str, record: object) -> Typed | None:
        """Return what was typed into a form for a record; None where there is nothing, or nothing that can be read."""
        name = self._name(form, record)
        try:
            raw = self._file(name).read_bytes()
        except FileNotFoundError:
            return self._former(form, record)
        except OSError:
            return None
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            found = json.loads(AESGCM(self._key()).decrypt(raw[:NONCE], raw[NONCE:], name.encode()))
        except (InvalidTag, ValueError, OSError):
            return None
        return Typed(found["version"], {key: (was, now) for key, (was, now) in found["fields"].items()})

    def save(self, form: str, record: object, typed: Typed | None) -> None:
        """Keep what is typed, whole or not at all; None, or nothing touched, forgets it."""
        name = self._name(form, record)
        path = self._file(name)
        self._forget_former(form, record)
        if typed is None or not typed.fields:
            path.unlink(missing_ok=True)
            return
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE)
        plain = json.dumps({"version": typed.version, "fields": typed.fields}).encode()
        sealed = nonce + AESGCM(self._key()).encrypt(nonce, plain, name.encode())
        _write_private(path, sealed)

    def _name(self, form: str, record: object) -> str:
        return json.dumps([*self._who(), form, str(record)])

    def _file(self, name: str) -> Path:
        atomic_files.make_folder(self._folder)
        return self._folder / (hashlib.sha256(name.encode()).hexdigest()[:40] + ".draft")

    def _key(self) -> bytes:
        """Return the key of this user's drafts, made when it is first needed."""
        path = self._store.path.parent / "drafts.key"
        try:
            found = path.read_bytes()
        except FileNotFoundError:
            found = b""
        if len(found) != KEY_BYTES:
            found = os.urandom(KEY_BYTES)
            _write_private(path, found)
        return found

    # -- drafts of former versions, which lay open in the store under a name of their own -----------
    def _former_names(self, form: str, record: object) -> list[str]:
        names = filter(None, (form, formerly(form)))
        ends = [f".{record}"] if record else [".0", ""]
        return [f"draft.{name}{end}" for name in names for end in ends]

    def _former(self, form: str, record: object) -> Typed | None:
        for name in self._former_names(form, record):
            found = self._store.get(name)
            if isinstance(found, dict):
                return Typed(None, {key: ("", str(text)) for key, text in found.items()})
        return None

    def _forget_former(self, form: str, record: object) -> None:
        for name in self._former_names(form, record):
            self._store.put(name, None)


def _write_private(path: Path, data: bytes) -> None:
    """Write a file whole that only its user may read."""
    with atomic_files.written(path) as part:
        part.touch(mode=0o600)
        part.write_bytes(data)


def follow_name(saved: dict[str, str], key: str, was: str, now: str) -> None:
    """Take the new name of a record for what was saved, where a field shows the record itself: nobody typed it."""
    if saved.get(key) == was:
        saved[key] = now
