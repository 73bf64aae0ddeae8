"""The form of a letter: whom it goes to, its text with text blocks, its case and enclosures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import _
from app.core.stemming import fold
from app.data.areas import areas
from app.data.queries import query
from app.modules.documents.filing.api import CaseRow, cases
from app.modules.documents.letters.queries.letters import LetterView, TemplateView, templates
from app.modules.documents.letters.queries.receivers import receiver_name, told
from app.modules.documents.letters.rules import LANGUAGES, Draft
from app.modules.organisation.contacts.api import ContactView, contact, find
from app.ui.announce import announce
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.fields import DayField, Field, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer


@dataclass(frozen=True)
class About:
    """What the form of a letter is made of: the letter, whom it goes to, and what its fields offer."""

    letter: LetterView
    contact: ContactView | None
    cases: Sequence[CaseRow]
    blocks: Sequence[TemplateView]
    areas: Mapping[int, str]


@query("documents.letters")
def about_letter(connection: Any, letter: LetterView) -> About:
    """Return what the form of a letter, or of a new one, is made of."""
    one = letter.draft
    who = contact(connection, one.contact) if one.contact else None
    blocks = templates(connection, True, one.receiver_table)
    return About(letter, who, cases(connection, True), blocks, areas(connection))


class LetterForm(Form):
    """Fields of one letter; draft() returns them as the services take them."""

    def __init__(self, desk: Desk, about: About, save: Callable[[], None], close: Callable[[], None]) -> None:
        found = about.letter
        super().__init__(
            desk,
            "letter",
            save,
            close,
            _("Keep"),
            record=found.id,
            version=found.version if found.id else None,
        )
        self._known: dict[str, ContactView] = {}
        self._cases, self._blocks = about.cases, about.blocks
        self._about = found.draft
        if found.draft.receiver_table:
            self.add(TextField("receiver", _("To"), limit=160))
            self.fields["receiver"].setEnabled(False)  # the letter stays with whom it was begun for
        else:
            self.add(LookupField("contact", _("To"), self._offers, desk=desk))
        self.add(DayField("day", _("Date"), required=True))
        self.add(ChoiceField("language", _("Language"), list(LANGUAGES.items())))
        self.add(TextField("reference", _("Your reference"), limit=80))
        if found.draft.receiver_table:
            self.heading(" ")  # what is said of the letter, see _tell
            self.headings[" "].setObjectName("hint")
            self.headings[" "].setWordWrap(True)
        self.add(TextField("subject", _("Subject"), limit=200), 2)
        self.add(LongField("body", _("Text"), 12), 2)
        self.add(
            ChoiceField(
                "block",
                _("Put in a text block"),
                [
                    ("", "–"),
                    *((str(one.id), one.draft.name) for one in self._blocks),
                ],
            ),
            2,
        )
        self.add(TextField("closing", _("Closing"), limit=120))
        self.add(TextField("signer", _("Signed by"), limit=80))
        self.add(LookupField("case", _("Case"), self._case_offers))
        self.add(TextField("notes", _("Above the address"), limit=200))
        self.add(LongField("attached", _("Enclosures"), 2), 2)
        open_areas = [
            ("0", _("open to all")),
            *((str(k), title) for k, title in about.areas.items()),
        ]
        self.add(ChoiceField("area", _("Area"), open_areas), 2)
        one = found.draft
        who = about.contact
        if who is not None:
            self._known[str(who.number)] = who
        case = next((c.number for c in self._cases if c.id == one.case), "")
        texts = {"day": formats.day(one.day), "language": one.language, "reference": one.reference, "subject": one.subject,
             "body": one.body, "closing": one.closing, "signer": one.signer, "notes": one.notes, "attached": one.attached,
             "case": case, "area": str(one.area)}  # fmt: skip
        if not one.receiver_table:
            texts["contact"] = str(who.number) if who else ""
        self.fill(texts)
        self.fields["block"].changed.connect(self._put_block)
        if one.receiver_table:
            key, day = one.receiver_key or 0, one.day
            name = self.fields["receiver"].set_text
            desk.read(receiver_name, one.receiver_table, key, day, then=name, owner=self, slot="receiver")
            self.fields["day"].left.connect(self._tell)
            self._tell()
        else:
            self.fields["contact"].left.connect(self._say_name)
            self._say_name()

    def stored_text(self, field: Field, value: Any) -> str:
        """Return a stored value as its field shows it: a contact and a case stand there by their number."""
        if field.key == "contact":
            who = self.desk.read_blocking(contact, value) if value else None
            return str(who.number) if who is not None else ""
        if field.key == "case":
            return next((one.number for one in self._cases if one.id == value), "")
        return super().stored_text(field, value)

    def _offers(self, typed: str) -> list[Offer]:
        found = self.desk.office.read(find, typed)
        self._take(found)
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]

    def _case_offers(self, typed: str) -> list[Offer]:
        return [
            Offer(one.number, f"{one.number}  {one.title}")
            for one in self._cases
            if typed in one.number or fold(typed) in fold(one.title)
        ]

    def _typed_contact(self) -> ContactView | None:
        """Return the contact whose number is typed; one that no answer named yet is looked up, since it is to be kept now."""
        text = self.fields["contact"].text().strip()
        if text and text not in self._known:
            self._take(self.desk.read_blocking(find, text))
        return self._known.get(text)

    def _take(self, found: Sequence[ContactView]) -> None:
        self._known.update({str(one.number): one for one in found})

    def _named(self, found: Sequence[ContactView]) -> None:
        self._take(found)
        if self.fields["contact"].text().strip() in self._known:
            self._say_name()

    def _tell(self) -> None:
        """Say what was reckoned for this letter, and what it needs to have effect."""
        try:
            draft = self.draft()
        except Invalid:
            return  # the field at fault says so itself
        self.desk.read(told, draft, then=self._told, owner=self, slot="told")

    def _told(self, words: str) -> None:
        said = self.headings[" "]
        said.setText(words)
        said.setVisible(bool(words))
        announce(self, words)

    def _say_name(self) -> None:
        """Name the contact that is typed; one that nobody named yet is looked up beside the typing."""
        text = self.fields["contact"].text().strip()
        who = self._known.get(text)
        if text and who is None:
            self.desk.read(find, text, then=self._named, owner=self, slot="contact")
        self.fields["contact"].set_hint(who.name if who else "")
        if who is not None and not self.record:
            self.fields["language"].set_text(who.draft.language)

    def _put_block(self) -> None:
        chosen = self.fields["block"].text()
        block = next((one for one in self._blocks if str(one.id) == chosen), None)
        if block is not None:
            body = self.fields["body"]
            body.set_text(f"{body.text().rstrip()}\n\n{block.draft.body}")
            self.fields["block"].set_text("")

    def draft(self) -> Draft:
        """Return the letter as typed; raises Invalid."""
        values = self.values()
        who = self._typed_contact() if "contact" in values else None
        case = next((one.id for one in self._cases if one.number == values["case"].strip()), None)
        return Draft(
            who.id if who else None,
            values["language"],
            values["day"],
            values["subject"],
            values["body"],
            closing=values["closing"],
            signer=values["signer"],
            notes=values["notes"],
            attached=values["attached"],
            reference=values["reference"],
            case=case,
            area=int(values["area"] or 0),
            receiver_table=self._about.receiver_table,
            receiver_key=self._about.receiver_key,
            purpose=self._about.purpose,
        )
