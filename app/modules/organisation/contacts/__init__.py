"""Contacts: customers, suppliers, authorities and other people and bodies, with address and bank details."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_
from app.modules.organisation.contacts.settings import SETTINGS

TOPIC = Topic(
    name="organisation.contacts",
    order=10,
    formerly={"organisation.contacts:account": ""},  # a contact has one account for each side
    purposes={
        "organisation.contacts": N_("Customers, suppliers, authorities: with whom the company has to do."),
    },
    words={
        "contacts": N_("customers, suppliers, addresses, phone"),
        "front_desk": N_("who is calling, phone number, overdue, turnover, enquiry"),
    },
    settings=SETTINGS,
    basics="app.modules.organisation.contacts.services.basics:bring_parts",
    checks="app.modules.organisation.contacts.checks:checks",
    commands="app.modules.organisation.contacts.cli:COMMANDS",
    sets={
        "contact": SetsFields(
            "app.modules.organisation.contacts.services.contacts:set_contacts", "active language tags source"
        )
    },
    models="app.modules.organisation.contacts.models",
    timeline="app.modules.organisation.contacts.queries.front_desk:happenings",
    front_desk="app.modules.organisation.contacts.queries.front_desk:blocks",
    makes={"contact": "app.modules.organisation.contacts.services.contacts:save_named"},
    offers={"contact": "app.modules.organisation.contacts.queries.contacts:offered_contacts"},
    search="app.modules.organisation.contacts.queries.contacts:SEARCHABLE",
    demo="app.modules.organisation.contacts.demo:demo",
    pages=(
        Page(
            "contacts",
            N_("Contacts"),
            "users",
            "app.modules.organisation.contacts.pages.contacts:ContactsPage",
            "organisation.view",
            order=10,
            group="business",
        ),
        Page(
            "front_desk",
            N_("Front desk"),
            "info",
            "app.modules.organisation.contacts.pages.front_desk:FrontDeskPage",
            "organisation.view",
            order=12,
            group="business",
        ),
    ),
    actions=(
        Action(
            "new_contact",
            N_("New contact"),
            "organisation.contacts.contacts",
            "new",
            needs="organisation.contact.change",
        ),
    ),
    permissions=(
        Permission(
            "organisation.view",
            N_("See contacts"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "auditor"),
        ),
        Permission("organisation.contact.change", N_("Change contacts"), ("bookkeeper", "stock", "buyer")),
    ),
)
