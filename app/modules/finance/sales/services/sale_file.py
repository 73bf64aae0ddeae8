"""Issuing from a file: the customer is found or made, the document kept and issued, all in one transaction."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.sales.queries.documents import find_document
from app.modules.finance.sales.readers.sale_file import Sale, SaleLine, scaled
from app.modules.finance.sales.rules.documents import ARTICLE, DocumentDraft, LineDraft
from app.modules.finance.sales.services.advances import LOCKS, RIGHT
from app.modules.finance.sales.services.drafts import save_document
from app.modules.finance.sales.services.issuing import Issued, issue
from app.modules.finance.tax.api import cases
from app.modules.inventory.articles.api import ArticleDraft, article_by_number, text_in
from app.modules.organisation.contacts.api import (
    ContactDraft,
    contact_of,
    find_by_account,
    find_by_number,
    named,
    save_contact,
)


@command(RIGHT, locks=LOCKS)
def issue_sale(unit: Unit, sale: Sale) -> Issued:
    """Keep and issue the document of a file; raises Invalid with the place in the file, and what issuing raises."""
    day = sale.day or unit.today
    lines = tuple(_line(unit, line, sale, f"lines.{place}") for place, line in enumerate(sale.lines, 1))
    draft = DocumentDraft(
        sale.kind,
        _customer(unit, sale),
        day,
        lines,
        language=sale.language,
        supply=sale.supply,
        supplied_from=sale.supplied_from,
        supplied_until=sale.supplied_until,
        valid_until=sale.valid_until,
        title=sale.title,
        intro=sale.intro,
        closing=sale.closing,
        discount=scaled(sale.discount, 2, "discount"),
        net_days=sale.net_days,
        reference=sale.reference,
        ordered=sale.ordered,
        cost=sale.cost,
        reason=sale.reason,
        on_land=sale.on_land,
        origin=_origin(unit, sale.origin),
    )
    return issue(unit, save_document(unit, draft))


def _customer(unit: Unit, sale: Sale) -> int:
    if sale.new_customer is not None:
        return _named_or_new(unit, sale.new_customer)
    text, connection = sale.customer.strip(), unit.connection
    numbered = {find_by_number(connection, text), find_by_account(connection, text)} - {None}
    if len(numbered) > 1:
        words = N_("“{text}” is the number of one contact and the account of another; name the customer.")
        raise Invalid(words, field="customer", text=text)
    found = next(iter(numbered), None) or named(connection, vat_id=text.replace(" ", "").upper(), name=text)
    if found is None:
        raise Invalid(
            N_("There is no one contact “{name}”; name it by its number."), field="customer", name=text
        )
    return found


def _named_or_new(unit: Unit, draft: ContactDraft) -> int:
    """Return the contact that a file describes, a new one where none is known; raises Invalid where another address is known of it."""
    vat_id, iban = (text.replace(" ", "").upper() for text in (draft.vat_id, draft.iban))
    key = named(unit.connection, vat_id=vat_id, iban=iban, name=draft.name)
    known = contact_of(unit.connection, key) if key is not None else None
    if key is None or known is None:
        return save_contact(unit, draft)
    theirs = known.draft
    if any(
        getattr(draft, one) and getattr(draft, one) != getattr(theirs, one)
        for one in ("street", "postcode", "town")
    ):
        words = N_(
            "{name} is known by another address ({address}). Name the contact by its number {number}, or change it first."
        )
        address = f"{theirs.street}, {theirs.postcode} {theirs.town}"
        raise Invalid(words, field="customer", name=known.name, address=address, number=known.number)
    return key


def _origin(unit: Unit, number: str) -> int | None:
    if not number.strip():
        return None
    key = find_document(unit.connection, number)
    if key is None:
        raise Invalid(N_("There is no document {number}."), field="origin", number=number)
    return key


def _line(unit: Unit, line: SaleLine, sale: Sale, place: str) -> LineDraft:
    article, key = _article(unit, line, place)
    price = scaled(line.price, 4, f"{place}.price") if line.price is not None else None
    if price is None and article is None and line.kind == ARTICLE:
        raise Invalid(N_("“{place}” is missing."), field="lines", place=f"{place}.price")
    text = line.text
    if article is not None and not text:
        name = text_in(article.name_de, article.name_en, sale.language)
        more = text_in(article.details_de, article.details_en, sale.language)
        text = "\n".join(filter(None, (name, more)))
    of_article = article.price if article is not None else 0
    return LineDraft(
        text,
        scaled(line.quantity, 4, f"{place}.quantity"),
        of_article if price is None else price,
        line.kind,
        key,
        unit=line.unit or (article.unit if article is not None else "H87"),
        discount=scaled(line.discount, 2, f"{place}.discount"),
        tax=line.tax or _case_of_rate(unit, line, sale, place),
        account=line.account,
        cost=line.cost,
    )


def _article(unit: Unit, line: SaleLine, place: str) -> tuple[ArticleDraft | None, int | None]:
    if not line.article.strip():
        return None, None
    found = article_by_number(unit.connection, line.article)
    if found is None:
        raise Invalid(N_("There is no article {number}."), field=f"{place}.article", number=line.article)
    return found.draft, found.id


def _case_of_rate(unit: Unit, line: SaleLine, sale: Sale, place: str) -> str:
    """Return the tax case of a rate at home, '' where the file names none; raises Invalid for a rate that no case of the day has."""
    if line.rate is None:
        return ""
    day = sale.supplied_until or sale.supplied_from or sale.day or unit.today
    key = f"UST{line.rate.normalize():f}"
    try:
        cases(unit.connection).find(key, day)
        return key
    except Invalid as error:
        words = N_("“{place}” is no VAT rate of {day}; name the tax case.")
        raise Invalid(words, field="lines", place=f"{place}.rate", day=day) from error
