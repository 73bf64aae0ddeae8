"""Passwords as they are kept: Argon2id in PHC form."""

from __future__ import annotations

import os
import threading

MEMORY, PASSES, LANES = 64 * 1024, 3, 4  # KiB, passes, lanes of RFC 9106 (second recommended option)

# Of a password that nobody knows: checking it takes as long as checking a real one.
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$gw+KT3SN2IQE8ynHK6AQuA$dYK9/bNxsz984slqUUd+gHUiZXgiX2r1+2QLSaRPnmo"


# One at a time: the library's own threads (lanes) wait for each other for ever when several are reckoned side by side.
_ALONE = threading.Lock()


def hash_password(password: str) -> str:
    """Return the Argon2id hash in PHC form (RFC 9106: 64 MiB, 3 passes, 4 lanes)."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(salt=os.urandom(16), length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY)
    with _ALONE:
        return made.derive_phc_encoded(password.encode("utf-8", "surrogatepass"))


def fits(password: str, kept: str) -> bool:
    """Say whether a password fits its hash."""
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        with _ALONE:
            Argon2id.verify_phc_encoded(password.encode("utf-8", "surrogatepass"), kept)
    except InvalidKey:
        return False
    return True
