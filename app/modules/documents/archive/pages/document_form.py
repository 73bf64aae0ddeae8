"""The form of a document: what is typed of it, proposals beneath each field with their reason, the fields of its type."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.stemming import fold, sought
from app.modules.documents.archive.pages.correction_form import node_offers
from app.modules.documents.archive.queries.documents import DocumentView, Known
from app.modules.documents.archive.queries.proposals import Proposal
from app.modules.documents.archive.rules.documents import (
    INBOX,
    DocumentDraft,
    doubt,
    likely_received,
    made_title,
)
from app.modules.documents.filing.api import REQUIRABLE, FieldRow
from app.modules.organisation.contacts.api import ContactView, contact, find
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import DayField, Field, MoneyField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer


class DocumentForm(Form):
    """Fields of one document; draft() returns them as the services take them."""

    def __init__(
        self,
        desk: Desk,
        known: Known,
        one: DocumentView,
        save: Callable[[], None],
        cancel: Callable[[], None] | None,
        save_text: str,
    ) -> None:
        super().__init__(desk, "document", save, cancel, save_text, record=one.id, version=one.version)
        self.known, self.one = known, one
        self._contacts: dict[str, ContactView] = {}
        self._own: list[Field] = []
        self.add(TextField("title", _("Title"), limit=200), 2)
        kinds = [
            ("", "–"),
            *((kind.key, kind.title) for kind in known.types if kind.active or kind.key == one.type),
        ]
        self.add(ChoiceField("type", _("Type"), kinds), 2)
        self.add(LookupField("contact", _("Contact"), self._offer_contacts, desk=desk), 2)
        self.add(DayField("doc_date", _("Date")))
        self.add(DayField("received", _("Received"), required=True))
        self.add(TextField("reference", _("Number of the sender"), limit=80), 2)
        self.add(MoneyField("amount", _("Amount")))
        self.add(TextField("currency", _("Currency"), limit=3))
        self.add(LookupField("node", _("Plan"), self._offer_nodes))
        self.add(LookupField("case", _("Case"), self._offer_cases))
        self.add(TextField("tags", _("Tags, with commas"), limit=200), 2)
        self.add(DayField("expires", _("Ends on")))
        self.add(DayField("notice", _("Notice until")))
        self.add(DayField("ended", _("Ended")))
        self.add(TextField("place", _("Shelf"), limit=80))
        areas = [("0", _("open to all")), *((str(key), title) for key, title in known.areas.items())]
        self.add(ChoiceField("area", _("Area"), areas), 2)
        for field in known.fields:
            self._own.append(self.add(_field(field)))
        self._followed: dict[str, str] = {}  # what the program put into fields that follow others
        self._doubted: datetime.date | None = None
        self.fields["type"].changed.connect(self._type_changed)
        self.fields["doc_date"].changed.connect(self._date_changed)
        for key in ("contact", "reference"):
            self.fields[key].left.connect(self._follow_title)
        for key in ("contact", "node", "case"):
            self.fields[key].left.connect(lambda k=key: self._say_name(k))
        self.fields["contact"].left.connect(self._name_contact)

    def stored_text(self, field: Field, value: Any) -> str:
        """Return a stored value as its field shows it: a contact and a case stand there by their number."""
        if field.key == "contact":
            who = self.desk.read_blocking(contact, value) if value else None
            return str(who.number) if who is not None else ""
        if field.key == "case":
            return next((one.number for one in self.known.cases if one.id == value), "")
        return super().stored_text(field, value)

    # -- offers ----------------------------------------------------------------
    def _offer_contacts(self, typed: str) -> list[Offer]:
        found = self.desk.office.read(find, typed)
        self._take_contacts(found)
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]

    def _offer_nodes(self, typed: str) -> list[Offer]:
        return node_offers(self.known.nodes, typed)

    def _offer_cases(self, typed: str) -> list[Offer]:
        words = sought(typed)
        hits = [
            c
            for c in self.known.cases
            if c.closed is None and (typed in c.number or all(word in fold(c.title) for word in words))
        ]
        return [Offer(case.number, f"{case.number}  {case.title}") for case in hits]

    def _contact(self, text: str) -> ContactView | None:
        """Return the contact of a number that was offered or shown before."""
        return self._contacts.get(text)

    def _typed_contact(self) -> ContactView | None:
        """Return the contact whose number is typed; one that no answer named yet is looked up, since it is to be kept now."""
        text = self.fields["contact"].text().strip()
        if text and text not in self._contacts:
            self._take_contacts(self.desk.read_blocking(find, text))
        return self._contact(text)

    def _name_contact(self) -> None:
        """Look up, beside the typing, the contact that is typed and that nobody named yet."""
        text = self.fields["contact"].text().strip()
        if text and text not in self._contacts:
            self.desk.read(find, text, then=self._named, owner=self, slot="contact")

    def _named(self, found: Sequence[ContactView]) -> None:
        self._take_contacts(found)
        if self._contact(self.fields["contact"].text().strip()) is not None:
            self._say_name("contact")
            self._follow_title()

    def _take_contacts(self, found: Sequence[ContactView]) -> None:
        self._contacts.update({str(one.number): one for one in found})

    def take_contact(self, one: ContactView) -> None:
        """Put a contact into its field."""
        self._contacts[str(one.number)] = one
        self.fields["contact"].set_text(str(one.number))
        self._say_name("contact")

    def _say_name(self, key: str) -> None:
        text = self.fields[key].text().strip()
        if key == "contact":
            found = self._contact(text)
            self.fields[key].set_hint(found.name if found else "")
        elif key == "node":
            self.fields[key].set_hint(
                next((node.title for node in self.known.nodes if node.code == text), "")
            )
        else:
            self.fields[key].set_hint(
                next((case.title for case in self.known.cases if case.number == text), "")
            )

    def _type_changed(self) -> None:
        """Show the fields of the type, and its place where none is chosen."""
        kind = next((one for one in self.known.types if one.key == self.fields["type"].text()), None)
        for field, about in zip(self._own, self.known.fields, strict=True):
            field.setVisible(kind is not None and about.type == kind.key)
        for key, title in REQUIRABLE.items():
            name = _(title) if key != "doc_date" else _("Date")
            needed = kind is not None and key in kind.required
            self.fields[key].label.setText(f"{name} *" if needed else name)
        if kind is not None:
            self._follow("node", kind.node)
            self._say_name("node")
        self._follow_title()

    # -- fields that follow others while nobody touched them -------------------------
    def _follow(self, key: str, text: str) -> None:
        """Put a text into a field that is empty or holds what the program put there."""
        if self.fields[key].text() in ("", self._followed.get(key)):
            self.fields[key].set_text(text)
            self._followed[key] = self.fields[key].text()

    def _follow_title(self) -> None:
        if "title" in self._followed:
            self._follow("title", self._made_title())

    def _made_title(self) -> str:
        kind = next((one.title for one in self.known.types if one.key == self.fields["type"].text()), "")
        who = self._contact(self.fields["contact"].text().strip())
        return made_title(kind, who.name if who else "", self.fields["reference"].text().strip())

    def _date_changed(self) -> None:
        """Let the day of receipt follow the date of a paper that is hardly new."""
        if self.one.state == INBOX and self.fields["doc_date"].check():
            day = self.fields["doc_date"].value()
            self._follow("received", formats.day(likely_received(day, self.one.received)))

    def certain(self, draft: DocumentDraft) -> bool:
        """Say whether the date may be kept: what is hardly right is asked once."""
        asked = doubt(draft, self.desk.today())
        if asked is None or draft.doc_date in (self._doubted, self.one.doc_date):
            return True
        self._doubted = draft.doc_date
        self.refused(asked)
        return False

    # -- content -----------------------------------------------------------------
    def show_one(
        self, contact: ContactView | None, proposals: Sequence[Proposal], contacts: dict[int, ContactView]
    ) -> None:
        """Show what is known of the document, and in empty fields what is proposed, each with its reason."""
        self._contacts.update(
            {str(one.number): one for one in (*contacts.values(), *((contact,) if contact else ()))}
        )
        texts = self._texts(contact)
        reasons = {}
        for proposal in proposals:
            text = self._as_typed(proposal, contacts)
            named = self.one.title in (self.one.current.name, self.one.current.name.rpartition(".")[0])
            empty = not texts.get(proposal.field) or (proposal.field == "title" and named)
            if text and empty and proposal.field in self.fields:
                texts[proposal.field] = text
                reasons[proposal.field] = str(proposal.why)
        self._followed = {"received": texts["received"]}
        if texts.get("node") and (reasons.get("node") or self.one.state == INBOX):
            self._followed["node"] = texts["node"]
        self.fill(texts)
        if self.fields["title"].text() == self._made_title():
            self._followed["title"] = self.fields["title"].text()
        kind = next((one for one in self.known.types if one.key == texts.get("type")), None)
        if kind is not None and self.fields["node"].text() not in ("", kind.node):
            self._followed.pop(
                "node", None
            )  # proposed for a reason of its own: it follows from the next change on
        self._type_changed()
        self._followed.setdefault("node", self.fields["node"].text())
        self._date_changed()
        for key in ("contact", "node", "case"):
            self._say_name(key)
        for key, why in reasons.items():
            name = self.fields[key].hint.toolTip() if key in ("contact", "node", "case") else ""
            self.fields[key].set_hint(f"{name}: {why}" if name else why)

    def _texts(self, contact: ContactView | None) -> dict[str, str]:
        one = self.one
        days = {
            name: formats.day(getattr(one, name))
            for name in ("doc_date", "received", "expires", "notice", "ended")
        }
        own = {f"field{key}": self._value(key, text) for key, text in (one.values or {}).items()}
        return {
            "title": one.title,
            "type": one.type,
            "contact": str(contact.number) if contact else "",
            **days,
            "reference": one.reference,
            "amount": "" if one.amount is None else formats.cents(one.amount).replace(formats.MINUS, "-"),
            "currency": one.currency,
            "node": one.node,
            "case": one.case,
            "tags": ", ".join(one.tags),
            "place": one.place,
            "area": str(one.area),
            **own,
        }

    def _value(self, key: int, text: str) -> str:
        about = next((field for field in self.known.fields if field.id == key), None)
        if about is not None and about.kind == "day" and text:
            from app.core.dates import read_iso

            return formats.day(read_iso(text))
        return (
            text.replace(".", formats.cents(0)[-3])
            if about is not None and about.kind in ("money", "number")
            else text
        )

    def _as_typed(self, proposal: Proposal, contacts: dict[int, ContactView]) -> str:
        from app.core.dates import read_iso

        value = proposal.value
        match proposal.field:
            case "contact":
                return (
                    str(contacts[int(value)].number) if value.isdecimal() and int(value) in contacts else ""
                )
            case "doc_date":
                return formats.day(read_iso(value))
            case "amount":
                return value.replace(".", formats.cents(0)[-3])
            case "case":
                return next((case.number for case in self.known.cases if str(case.id) == value), value)
        return value

    def draft(self) -> DocumentDraft:
        """Return what was typed; raises Invalid naming the field at fault."""
        values: dict[str, Any] = self.values()
        contact = self._typed_contact()
        if values["contact"].strip() and contact is None:
            raise Invalid(N_("There is no such contact. Please choose one, or make it new."), field="contact")
        case = next((one for one in self.known.cases if one.number == values["case"].strip()), None)
        if values["case"].strip() and case is None:
            raise Invalid(N_("There is no such case."), field="case")
        own = {
            about.id: _kept(about, values[f"field{about.id}"])
            for about in self.known.fields
            if about.type == values["type"]
        }
        return DocumentDraft(
            values["title"],
            values["type"],
            values["node"].strip(),
            contact.id if contact else None,
            case.id if case else None,
            doc_date=values["doc_date"],
            received=values["received"],
            amount=values["amount"],
            currency=values["currency"].strip().upper() or "EUR",
            reference=values["reference"],
            area=int(values["area"] or 0),
            ended=values["ended"],
            expires=values["expires"],
            notice=values["notice"],
            place=values["place"],
            tags=tuple(tag.strip() for tag in values["tags"].split(",") if tag.strip()),
            values=own,
        )


def _field(about: FieldRow) -> Field:
    """Return the field of a type's own field."""
    key, title = f"field{about.id}", f"{about.title} *" if about.required else about.title
    match about.kind:
        case "money" | "number":
            return MoneyField(key, title)
        case "day":
            return DayField(key, title)
        case "flag":
            return SwitchField(key, about.title)
        case "choice":
            return ChoiceField(key, title, [("", "–"), *((value, value) for value in about.options)])
    return TextField(key, title, limit=300)


def _kept(about: FieldRow, value: Any) -> str:
    """Return a value as the services take it: figures with a point, days as ISO texts."""
    if value in (None, "", False):
        return ""
    if about.kind in ("money", "number"):
        return f"{value // 100}.{value % 100:02d}" if value >= 0 else f"-{-value // 100}.{-value % 100:02d}"
    if about.kind == "day":
        return str(value.isoformat())
    return "1" if value is True else str(value)
