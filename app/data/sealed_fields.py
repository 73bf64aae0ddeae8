"""Personal values in the trail are kept sealed, with a key for each record: when the record is erased its key goes, and they are gone for ever.

The trail itself never changes, so its chain still holds. A table names its
personal columns in `__sealed__`, and in `__sealed_by__` the table and the
column that say whose key is used: its own row, or the row it belongs to ('' is
the table that its column table_name names).
AES-256-GCM with a random nonce (NIST SP 800-38D).
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select, text

from app.core import codec
from app.core.codec import Sealed
from app.core.errors import KontorError
from app.core.messages import N_
from app.data import erasing
from app.data.declarative import Base
from app.data.system_tables import SealKey

if TYPE_CHECKING:
    from app.data.unit import Unit

NONCE = 12
# another desk may make the key of the same record at the same moment: the first one counts for both
_MAKE = text(
    "INSERT INTO seal_key (table_name, row_key, secret) VALUES (:table_name, :row_key, :secret) ON CONFLICT DO NOTHING"
)


def owner_of(kind: type[Base], key: int | None, values: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return the record whose key seals a row's values, None where it is not known."""
    table, column = kind.__sealed_by__ or (kind.__tablename__, "id")
    found = key if column == "id" else values.get(column)
    return (table or str(values["table_name"]), int(found)) if found is not None else None


Keys = Mapping[tuple[str, int], bytes]
MANY = 900  # keys in one statement


def keys_of_rows(unit: Unit, kind: type[Base], rows: Iterable[Mapping[str, Any]]) -> Keys:
    """Return the keys of the records that seal many rows, by record, in a few statements; they are made where there are none."""
    if not kind.__sealed__:
        return {}
    holds = [row for row in rows if any(row.get(name) not in (None, "") for name in kind.__sealed__)]
    owners = {owner for row in holds if (owner := owner_of(kind, row["id"], row)) is not None}
    found = _keys(unit.connection, owners)
    if missing := sorted(owners - set(found)):
        made = [{"table_name": table, "row_key": key, "secret": os.urandom(32)} for table, key in missing]
        unit.connection.execute(_MAKE, made)
        found |= _keys(unit.connection, missing)
    return found


def _keys(connection: Connection, owners: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
    by_table: dict[str, list[int]] = {}
    for table, key in owners:
        by_table.setdefault(table, []).append(key)
    k, found = SealKey, dict[tuple[str, int], bytes]()
    for table, keys in by_table.items():
        for start in range(0, len(keys), MANY):
            part = select(k.row_key, k.secret).where(
                k.table_name == table, k.row_key.in_(keys[start : start + MANY])
            )
            found |= {(table, int(row.row_key)): bytes(row.secret) for row in connection.execute(part)}
    return found


def sealed(
    unit: Unit,
    kind: type[Base],
    key: int | None,
    values: Mapping[str, Any],
    row: Mapping[str, Any],
    keys: Keys | None = None,
) -> Mapping[str, Any]:
    """Return values as the trail keeps them: the personal ones sealed with the key of their record, which is made where there is none.

    keys are those that keys_of_rows() found for many rows, so that none is asked for singly.
    """
    personal = [name for name in values if name in kind.__sealed__ and values[name] not in (None, "")]
    owner = owner_of(kind, key, row) if personal else None
    if owner is None:
        return values
    secret = (keys or {}).get(owner) or _key(unit.connection, owner)
    if secret is None:
        unit.connection.execute(
            _MAKE, {"table_name": owner[0], "row_key": owner[1], "secret": os.urandom(32)}
        )
        secret = _key(unit.connection, owner)
        assert secret is not None
    return {**values, **{name: _lock(secret, owner, values[name]) for name in personal}}


def _lock(secret: bytes, owner: tuple[str, int], value: Any) -> Sealed:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    inside = AESGCM(secret).encrypt(nonce, codec.dumps(value).encode(), f"{owner[0]}:{owner[1]}".encode())
    return Sealed(owner[0], owner[1], base64.b64encode(nonce + inside).decode())


def all_keys(connection: Connection) -> Keys:
    """Return the keys of all records, for who opens many."""
    rows = connection.execute(select(SealKey.table_name, SealKey.row_key, SealKey.secret))
    return {(table, int(key)): bytes(secret) for table, key, secret in rows}


def unsealed(
    connection: Connection, values: Mapping[str, Any] | None, keys: Keys | None = None
) -> dict[str, Any] | None:
    """Return values with what can still be read in the clear; what was erased stays sealed. keys saves asking for each."""
    if values is None:
        return None
    found = dict(values)
    for name, value in values.items():
        if isinstance(value, Sealed):
            owner = (value.table, value.key)
            secret = _key(connection, owner) if keys is None else keys.get(owner)
            if secret is not None:
                found[name] = _open(secret, value)
    return found


class WrongKey(KontorError):
    """A sealed value can't be opened with the key of its record: one of the two was changed outside the program."""


def _open(secret: bytes, value: Sealed) -> Any:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    owner = f"{value.table}:{value.key}"
    try:
        raw = base64.b64decode(value.text)
        inside = AESGCM(secret).decrypt(raw[:NONCE], raw[NONCE:], owner.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise WrongKey(
            N_(
                "Sealed values of {record} can't be opened: they or their key were changed. Please verify the book."
            ),
            record=owner,
        ) from error
    return codec.loads(inside)


def _key(connection: Connection, owner: tuple[str, int]) -> bytes | None:
    found = connection.scalar(
        select(SealKey.secret).where(SealKey.table_name == owner[0], SealKey.row_key == owner[1])
    )
    return bytes(found) if found is not None else None


def lock(unit: Unit, table: str, key: int, value: str) -> bytes:
    """Return a value locked with the key of its record, to be kept in a column: lists, exports and the trail never show it."""
    owner = (table, key)
    if _key(unit.connection, owner) is None:
        unit.connection.execute(_MAKE, {"table_name": table, "row_key": key, "secret": os.urandom(32)})
    secret = _key(unit.connection, owner)
    assert secret is not None
    return _lock(secret, owner, value).text.encode()


def unlock(connection: Connection, table: str, key: int, value: bytes) -> str:
    """Return what was locked; '' where the key of the record is gone."""
    secret = _key(connection, (table, key))
    return str(_open(secret, Sealed(table, key, bytes(value).decode()))) if secret is not None else ""


def forget(unit: Unit, table: str, key: int) -> None:
    """Throw the key of a record away: what the trail holds of it can never be read again. Its traces in the files are to go next."""
    erasing.owe(unit)
    unit.connection.execute(delete(SealKey).where(SealKey.table_name == table, SealKey.row_key == key))
