"""Leaving: notice and last day with all that belongs to it, references from sentences by grade, letters to staff."""

from app.core.letter_receivers import ReceiverKind
from app.core.manifest import Action, Page, Topic
from app.core.manifest_parts import OnRecord
from app.core.messages import N_
from app.modules.hr.leaving.settings import FIELDS, PURPOSES, SEALED

HERE = "app.modules.hr.leaving"
PAGES, VIEW, CHANGE = f"{HERE}.pages", "hr.file.view", "hr.file.change"
TOPIC = Topic(
    name="hr.leaving",
    order=16,
    purposes={
        "hr.leavings": N_("Who leaves and when; the last day ends the employment in the file."),
        "hr.reference_blocks": N_("The sentences of references by aspect and grade; change them as the office writes."),
    },
    words={"leaving": N_("notice, resignation, dismissal, last day, offboarding, reference, retirement, remaining leave")},
    models=f"{HERE}.models",
    letters_to=(
        ReceiverKind(
            "hr_person",
            N_("Staff"),
            CHANGE,
            f"{HERE}.queries.letters:recipient_of",
            "personnel",
            node="20",
            fields=FIELDS,
            purposes=PURPOSES,
            sealed=SEALED,
            sealed_area="salary",
            looks="app.modules.hr.people.api:look_at_pay",
            tells=f"{HERE}.queries.letters:told_of",
        ),
    ),
    on_records={
        "hr_person": OnRecord(N_("Write a letter …"), "documents.letters.letters", CHANGE),
    },
    todo=f"{HERE}.queries.leaving:waiting",
    basics=f"{HERE}.services.reference:bring_basics",
    daily=f"{HERE}.services.leaving:do_day",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("leaving", N_("Leaving"), "log-out", f"{PAGES}.leaving:LeavingPage", VIEW, order=17, group="people"),
        Page("blocks", N_("Sentences of references"), "layers", f"{PAGES}.blocks:BlocksPage", VIEW, order=18, listed=False, parent="hr.leaving.leaving"),
    ),
    actions=(
        Action("new_leaving", N_("Somebody leaves"), "hr.leaving.leaving", "new", needs=CHANGE),
    ),
)  # fmt: skip
