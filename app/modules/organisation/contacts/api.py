"""What other topics may use of contacts: who they are, how they are reached, taxed and paid, their accounts, and what happened with them."""

from app.modules.organisation.contacts.models import Contact, ContactBank
from app.modules.organisation.contacts.queries.activities import may_be_told, objections, objectors
from app.modules.organisation.contacts.queries.contacts import (
    contact,
    contact_of,
    contacts,
    contacts_source,
    find,
    find_by_account,
    find_by_iban,
    find_by_name,
    find_by_vat_id,
    named,
    offered_contacts,
    roles_of,
)
from app.modules.organisation.contacts.queries.debtors import DebtorContact, debtor_contacts
from app.modules.organisation.contacts.queries.parts import (
    accounts_of,
    agreed_terms,
    bank_details,
    billing_address,
    channel_for,
    channels,
    delivery_address,
    people_on,
    tax_profile,
    terms_on,
)
from app.modules.organisation.contacts.queries.payees import payee, payees
from app.modules.organisation.contacts.rules.activities import ActivityDraft, ConsentDraft
from app.modules.organisation.contacts.rules.contact import (
    ContactDraft,
    ContactForm,
    ContactView,
    address_lines,
    in_language,
    salutation,
)
from app.modules.organisation.contacts.rules.parts import (
    Address,
    AddressDraft,
    BankDetail,
    BankDraft,
    Channel,
    ChannelDraft,
    Payee,
    PersonOf,
)
from app.modules.organisation.contacts.rules.terms import SkontoStep, TaxProfile, Terms, TermsDraft
from app.modules.organisation.contacts.services.accounts import creditor_account, debtor_account
from app.modules.organisation.contacts.services.activities import save_activity, save_consent
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.contacts.services.parts import (
    save_address,
    save_bank,
    save_channel,
    save_person_of,
    save_terms,
)
from app.modules.organisation.contacts.services.payees import keep_payee

__all__ = [
    "ActivityDraft",
    "Address",
    "AddressDraft",
    "BankDetail",
    "BankDraft",
    "Channel",
    "ChannelDraft",
    "ConsentDraft",
    "Contact",
    "ContactBank",
    "ContactDraft",
    "ContactForm",
    "ContactView",
    "DebtorContact",
    "Payee",
    "PersonOf",
    "SkontoStep",
    "TaxProfile",
    "Terms",
    "TermsDraft",
    "accounts_of",
    "address_lines",
    "agreed_terms",
    "bank_details",
    "billing_address",
    "channel_for",
    "channels",
    "contact",
    "contact_of",
    "contacts",
    "contacts_source",
    "creditor_account",
    "debtor_account",
    "debtor_contacts",
    "delivery_address",
    "find",
    "find_by_account",
    "find_by_iban",
    "find_by_name",
    "find_by_vat_id",
    "in_language",
    "keep_payee",
    "may_be_told",
    "named",
    "objections",
    "objectors",
    "offered_contacts",
    "payee",
    "payees",
    "people_on",
    "roles_of",
    "salutation",
    "save_activity",
    "save_address",
    "save_bank",
    "save_channel",
    "save_consent",
    "save_contact",
    "save_person_of",
    "save_terms",
    "tax_profile",
    "terms_on",
]
