"""The forms of a personnel file: each part is typed with the day from which it holds; a new row begins with what holds now."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import N_, _
from app.data.declarative import Base
from app.modules.hr.people.models import (
    Assignment,
    Contract,
    Disability,
    Insurance,
    Pay,
    PayBank,
    Personal,
    Qualification,
    TaxData,
)
from app.modules.hr.people.queries.file import FileView
from app.modules.hr.people.rules.file import (
    MAY_END,
    AssignmentDraft,
    BankDraft,
    ContractDraft,
    DisabilityDraft,
    InsuranceDraft,
    PayDraft,
    PersonalDraft,
    QualificationDraft,
    TaxDraft,
)
from app.modules.hr.people.services.file import (
    delete_assignment,
    delete_contract,
    delete_disability,
    delete_pay_part,
    delete_qualification,
    save_assignment,
    save_bank,
    save_contract,
    save_disability,
    save_insurance,
    save_pay,
    save_personal,
    save_qualification,
    save_tax,
)
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask, hint, only_for
from app.ui.widgets import button

FILE, PAY, HEALTH = "hr.file.change", "hr.pay.change", "hr.health.change"
WEEKS = N_("weeks in turn: 5x8 / 3x8; the first one holds from the first day")


@dataclass(frozen=True)
class FilePart:
    """A part of a file: its table, draft, commands, the right to change it, its title, and the fields of its form."""

    kind: type[Base]
    draft: Callable[..., Any]
    save: Callable[..., int]
    delete: Callable[..., Any] | None
    right: str
    title: str
    layout: str
    dated: bool = True


PARTS = {
    "contract": FilePart(Contract, ContractDraft, save_contract, delete_contract, FILE, title=N_("Contract"), layout="since kind fixed_until:2 fixed_reason:2 week:2 leave:2 twelfths:2 probation_until notice note:2"),
    "assignment": FilePart(Assignment, AssignmentDraft, save_assignment, delete_assignment, FILE, title=N_("Assignment"), layout="since department job:2 site manager post cost_centre"),
    "personal": FilePart(Personal, PersonalDraft, save_personal, None, FILE, title=N_("Personal data"), layout="birth birth_place birth_name nationality permit_until:2 street:2 postcode town home_phone home_mail emergency_name emergency_phone", dated=False),
    "qualification": FilePart(Qualification, QualificationDraft, save_qualification, delete_qualification, FILE, title=N_("Qualification"), layout="title:2 since until note:2", dated=False),
    "pay": FilePart(Pay, PayDraft, save_pay, delete_pay_part, PAY, title=N_("Gross pay"), layout="since kind amount pay_group note:2"),
    "tax": FilePart(TaxData, TaxDraft, save_tax, delete_pay_part, PAY, title=N_("Tax data"), layout="since tax_id tax_class factor children church land allowance secondary:2"),
    "insurance": FilePart(Insurance, InsuranceDraft, save_insurance, delete_pay_part, PAY, title=N_("Social insurance"), layout="since number fund fund_number health person_group groups:2 parent young_children"),
    "bank": FilePart(PayBank, BankDraft, save_bank, delete_pay_part, PAY, title=N_("Account for pay"), layout="since iban bic holder"),
    "disability": FilePart(Disability, DisabilityDraft, save_disability, delete_disability, HEALTH, title=N_("Severe disability"), layout="since until degree:2"),
}  # fmt: skip


def first_row(name: str, person: int, file: FileView | None, today: datetime.date) -> Any:
    """Return what the first row of a part begins with: the first day of employment where it is known, for tax the state of the workplace."""
    about = PARTS[name]
    if not about.dated:
        return about.draft(person)
    since = (file.entry if file is not None else None) or today
    land = file.land_on(since) if file is not None else ""
    return about.draft(person, since, **({"land": land} if name == "tax" and land else {}))


def part_form(
    desk: Desk,
    drawer: Drawer,
    name: str,
    person: int,
    key: int,
    one: Any,
    begun: Any,
    then: Callable[[], object],
) -> None:
    """Show the form of a row of a file (one), or of a new one that begins as begun."""
    about = PARTS[name]
    if not desk.may(about.right):
        return
    draft = one.draft if one is not None else begun
    if one is None and about.dated and hasattr(draft, "note"):
        draft = replace(draft, note="")
    start = {field: value for field, value in vars(draft).items() if field != "person"}

    def send(values: Values) -> tuple[Any, ...]:
        return (about.save, replace(draft, **values), key or None, form.version)

    def done(_made: int, _values: Values) -> str:
        then()
        return _("{name} saved").format(name=_(about.title))

    form = ask(
        desk,
        drawer,
        about.kind.__tablename__,
        _(about.title),
        fields_of(desk, about.kind, about.layout),
        send=send,
        done=done,
        start=start,
        record=key or f"new {person}",
        version=one.version if one is not None else None,
        columns=2,
        first="since" if about.dated and one is None else "",
    )
    if name == "contract":
        hint(form, week=_(WEEKS))
        only_for(form, "kind", dict.fromkeys(("fixed_until", "fixed_reason"), MAY_END))
    if key and about.delete is not None:
        delete = about.delete
        args = (name, key) if delete is delete_pay_part else (key,)

        def removed(_nothing: object) -> None:
            drawer.drop()
            then()
            desk.notice(_("Taken away"))

        form.bar.addWidget(button(_("Take away"), lambda: desk.run(delete, *args, then=removed)))
