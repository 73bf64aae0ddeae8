"""The helpdesk: tickets with their conversation, clocks reckoned from the history, articles to find answers in, figures that count no person."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_

PAGES = "app.modules.it.helpdesk.pages"
TOPIC = Topic(
    name="it.helpdesk",
    order=40,
    purposes={
        "it.tickets": N_("Requests and incidents are taken in here and followed until they are solved."),
        "it.agreements": N_("An agreement says within how many minutes a ticket is answered and solved."),
        "it.calendars": N_("Business hours in which the promises of tickets run."),
        "it.snippets": N_("Text modules are put into an answer by two keys."),
        "it.own_tickets": N_("Nothing is reported: say here what does not work."),
        "it.articles": N_("Answers that are given again and again are written once."),
    },
    numbers={"it.ticket": N_("Tickets")},
    words={
        "own": N_("fault, problem, forgotten password, my laptop, help, IT support"),
        "tickets": N_("support requests, incidents, fault reports"),
        "articles": N_("knowledge base, FAQ, how-to"),
        "figures": N_("statistics, response times, satisfaction"),
        "agreements": N_("SLA, service levels, business hours, response time, text modules"),
    },
    sets={
        "it_ticket": SetsFields(
            "app.modules.it.helpdesk.services.tickets:set_tickets", "priority team category"
        )
    },
    models="app.modules.it.helpdesk.models",
    figures="app.modules.it.helpdesk.kpi:FIGURES",
    timeline="app.modules.it.helpdesk.queries.about_contacts:happenings",
    front_desk="app.modules.it.helpdesk.queries.about_contacts:blocks",
    replay="app.modules.it.helpdesk.replay:REPLAY",
    offers={"it_ticket": "app.modules.it.helpdesk.queries.tickets:offered_tickets"},
    search="app.modules.it.helpdesk.queries.own:SEARCHABLES",
    guards=dict.fromkeys(("it_ticket", "it_ticket_entry"), "app.modules.it.helpdesk.queries.own:GUARDS"),
    todo="app.modules.it.helpdesk.todo:waiting",
    workflows="app.modules.it.helpdesk.services.changes:APPROVALS",
    work="app.modules.it.helpdesk.jobs:begin",
    daily="app.modules.it.helpdesk.services.day:do_day",
    basics="app.modules.it.helpdesk.setup:bring_basics",
    commands="app.modules.it.helpdesk.cli:COMMANDS",
    demo="app.modules.it.helpdesk.demo:demo",
    pages=(
        Page("own", N_("My IT"), "user", f"{PAGES}.own:OwnPage", "it.own", order=5, group="helpdesk"),
        Page(
            "tickets",
            N_("Tickets"),
            "life-buoy",
            f"{PAGES}.tickets:TicketsPage",
            "it.tickets.view",
            order=30,
            group="helpdesk",
        ),
        Page(
            "articles",
            N_("Answers"),
            "book-open",
            f"{PAGES}.articles:ArticlesPage",
            "it.tickets.view",
            order=32,
            group="helpdesk",
        ),
        Page(
            "figures",
            N_("Helpdesk figures"),
            "chart-line",
            f"{PAGES}.figures:FiguresPage",
            "it.tickets.view",
            order=34,
            group="helpdesk",
        ),
        Page(
            "agreements",
            N_("Agreements"),
            "calendar-check",
            f"{PAGES}.agreements:AgreementsPage",
            "it.agreements",
            order=42,
            group="master",
        ),
    ),
    actions=(
        Action("report_fault", N_("Report a fault"), "it.helpdesk.own", "new", needs="it.own"),
        Action("new_ticket", N_("New ticket"), "it.helpdesk.tickets", "new", needs="it.tickets"),
        Action("take_mail", N_("Take in a mail"), "it.helpdesk.tickets", "mail", needs="it.tickets"),
    ),
    permissions=(
        Permission(
            "it.tickets.view",
            N_("See tickets and answers"),
            ("it_admin", "helpdesk", "auditor"),
            comes_with=("it.tickets",),
        ),
        Permission("it.tickets", N_("Work on tickets"), ("it_admin", "helpdesk")),
        Permission("it.agreements", N_("Set hours, agreements and text modules"), ("it_admin",)),
    ),
)
