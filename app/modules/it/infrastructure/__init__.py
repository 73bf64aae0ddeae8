"""Infrastructure: services and what they run on, what fails when something fails, subnets with the register of their addresses."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.it.infrastructure.pages"
TOPIC = Topic(
    name="it.infrastructure",
    order=38,
    purposes={
        "it.components": N_("Servers, networks, services, and what each of them needs to run."),
        "it.subnets": N_("Networks with their addresses."),
        "it.addresses": N_("Addresses that are given out, and what has them."),
    },
    words={
        "components": N_("server, network, router, switch, IP address, subnet, VLAN"),
        "impact": N_("outage, dependencies, what happens when the server fails"),
    },
    models="app.modules.it.infrastructure.models",
    offers={"it_component": "app.modules.it.infrastructure.queries:offered_components"},
    search="app.modules.it.infrastructure.queries:SEARCHABLE",
    holds="app.modules.it.infrastructure.queries:held_words",
    demo="app.modules.it.infrastructure.demo:demo",
    pages=(
        Page(
            "components",
            N_("Infrastructure"),
            "network",
            f"{PAGES}.components:InfrastructurePage",
            "it.infrastructure.view",
            order=35,
            group="infrastructure",
        ),
        Page(
            "impact",
            N_("What fails when"),
            "zap",
            f"{PAGES}.impact:ImpactPage",
            "it.infrastructure.view",
            order=36,
            group="infrastructure",
        ),
    ),
    actions=(
        Action(
            "new_component",
            N_("New part of the infrastructure"),
            "it.infrastructure.components",
            "new",
            needs="it.infrastructure",
        ),
    ),
    permissions=(
        Permission(
            "it.infrastructure.view",
            N_("See infrastructure and addresses"),
            ("it_admin", "helpdesk", "auditor"),
            comes_with=("it.infrastructure",),
        ),
        Permission("it.infrastructure", N_("Keep infrastructure and addresses"), ("it_admin",)),
    ),
)
