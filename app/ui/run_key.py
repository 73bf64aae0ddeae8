"""The key under which a form sends its command until it was answered."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from app.core.errors import Busy, Invalid, KontorError, Unusable
from app.core.messages import N_
from app.data.office import Office

N_SENT = N_(
    "What you sent before the connection broke is saved. Look at it; send what you changed since only if it is missing."
)


class RunKey:
    """The key of a command until it was answered: sent again after an outage, it is done once.

    Success or a refusal is an answer; a server that can't be reached, or a fault
    of the program, is none: nobody knows then whether it was done.
    """

    def __init__(self) -> None:
        self._value = os.urandom(16)
        self._sent: tuple[Any, ...] | None = None
        self._under_way = False

    def take(self) -> bool:
        """Take the key for a command, and say whether it was free: one at a time."""
        free, self._under_way = not self._under_way, True
        return free

    def give_back(self) -> None:
        """Free the key: there was an answer, or none will come."""
        self._under_way = False

    def run(self, office: Office, command: Callable[..., Any], args: tuple[Any, ...], origin: object) -> Any:
        """Run the command under this key; raises what it raises, and Invalid where something else was sent that had been done."""
        if self._sent is not None and self._sent != (command, args):
            done = office.was_done(self._value)
            self._renew()
            if done:
                raise Invalid(N_SENT)
        fresh, self._sent = self._sent is None, (command, args)
        try:
            result = office.run_as(command, args, origin=origin, key=self._value, fresh=fresh)
        except (Busy, Unusable):
            raise
        except KontorError:
            self._renew()
            raise
        self._renew()
        return result

    def _renew(self) -> None:
        self._value, self._sent = os.urandom(16), None
