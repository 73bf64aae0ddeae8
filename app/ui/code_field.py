"""A text that is the code of a record, with suggestions from the book and the record's words beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.errors import Invalid, KontorError
from app.core.lookup import Found
from app.core.messages import N_
from app.ui.desk import Desk
from app.ui.lookups import LookupField, Offer


class CodeField(LookupField):
    """A text that is the code of a record: suggestions come from the book, its words stand beneath; value() is what stands there.

    The query answers (connection, typed, code, among): what fits what was typed, or the one record with a code; among
    are the kinds of records that are meant, all where it is empty.
    """

    def __init__(
        self,
        desk: Desk,
        key: str,
        title: str,
        query: Callable[..., Sequence[Found]],
        among: tuple[str, ...] = (),
        required: bool = False,
    ) -> None:
        super().__init__(key, title, self._found, desk=desk)
        self._book, self._query, self._among, self._required = desk, query, among, required
        self.changed.connect(self._name_it)
        desk.watch(self, self._name_it)

    def _found(self, typed: str) -> list[Offer]:
        found = self._book.office.read(self._query, typed, None, self._among)
        return [Offer(one.code, one.text, one.detail) for one in found]

    def _name_it(self) -> None:
        """Show the words of the record whose code stands there, beside the typing."""
        code = self.value_typed()
        if not code:
            self._book.drop(self, "name")
            self.set_hint("")
            return
        self._book.read(
            self._query, "", code, (), then=self._show_name, failed=self._no_name, owner=self, slot="name"
        )

    def _show_name(self, found: Sequence[Found]) -> None:
        self.set_hint(found[0].text.removeprefix(found[0].code).strip() if found else "")

    def _no_name(self, _error: KontorError) -> None:
        self.set_hint("")

    def value_typed(self) -> str:
        """Return the code that stands in the field."""
        return self.text().strip()

    def value(self) -> str:
        """Return the code; raises Invalid where one is needed."""
        code = self.value_typed()
        if not code and self._required:
            raise Invalid(N_("This field is needed."), field=self.key)
        return code
