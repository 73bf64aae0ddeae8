"""A form that stands open while the book changes: what it offers follows the book, what was typed or chosen stays.

What a form sets from its answers (`ready` of ask() and of registers) is asked
once more, of a stand-in: choices and hints reach the fields, all else was done
when the form was filled and is not done again.
"""

from __future__ import annotations

from typing import Any

from app.ui.fields import Field
from app.ui.forms import Form

TOLD = {"text", "value", "title", "words", "shown", "is_blank", "key", "secret", "set_hint"}


class _Nothing:
    """Takes whatever is asked of it, and does nothing."""

    def __getattr__(self, _name: str) -> _Nothing:
        return self

    def __call__(self, *_args: object, **_more: object) -> _Nothing:
        return self


class _Seen:
    """A field of which only choices and the hint can be set."""

    def __init__(self, field: Field) -> None:
        self._field = field

    @property  # type: ignore[misc]
    def __class__(self) -> type[Field]:  # type: ignore[override]
        """It passes for a field of its kind."""
        return type(self._field)

    def __getattr__(self, name: str) -> Any:
        if name == "set_choices":
            return getattr(self._field, "renew_choices", _Nothing())
        return getattr(self._field, name) if name in TOLD else _Nothing()


class Renewed:
    """A form that was filled before, as what sets its choices sees it again; what adds to it asks for renewed first."""

    renewed = True

    def __init__(self, form: Form) -> None:
        self.desk, self.name, self.record, self.version = form.desk, form.name, form.record, form.version
        self.fields = {key: _Seen(field) for key, field in form.fields.items()}
        self.headings = {key: _Nothing() for key in form.headings}

    def __getattr__(self, _name: str) -> _Nothing:
        return _Nothing()
