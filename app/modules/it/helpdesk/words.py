"""What tickets and what belongs to them are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.data.workflow import Approval
from app.modules.it.helpdesk.changes import decided
from app.modules.it.helpdesk.queries import LIGHTS
from app.modules.it.helpdesk.rules import CHANNELS, ENTRY_KINDS, LINK_KINDS, PRIORITIES, RISKS, STAGES, STATES, TYPES, WAIT_FOR

TICKET, CATEGORY, WHEN = Field(N_("Ticket"), "key"), Field(N_("Category")), Field(N_("When"))
LEVEL = Field(N_("Urgency"), choices={str(key): words for key, words in PRIORITIES.items()})
RECORDS = (
    Record(
        "it_calendar", N_("Business hours"), {"hours": Field(N_("Hours")), "land": Field(N_("Bundesland")), "zone": Field(N_("Time zone"))}
    ),
    Record(
        "it_agreement",
        N_("Agreement"),
        {
            "calendar_id": Field(N_("Business hours"), "key"),
            "first": Field(N_("First answer (minutes)")),
            "update": Field(N_("Next answer (minutes)")),
            "solution": Field(N_("Solution (minutes)")),
            "shares": Field(N_("Shares by priority")),
            "standard": Field(N_("For new tickets")),
        },
    ),
    Record(
        "it_ticket",
        N_("Ticket"),
        {
            "number": Field(N_("No.")),
            "type": Field(N_("Kind"), choices=TYPES),
            "title": Field(N_("Subject")),
            "requester_id": Field(N_("Requester"), "key"),
            "channel": Field(N_("Came by"), choices=CHANNELS),
            "category": CATEGORY,
            "urgency": LEVEL,
            "impact": Field(N_("Impact"), choices=LEVEL.choices),
            "priority": Field(N_("Priority"), choices=LEVEL.choices),
            "team": Field(N_("Team")),
            "agent": Field(N_("Agent in charge")),
            "asset_id": Field(N_("Device"), "key"),
            "sla_id": Field(N_("Agreement"), "key"),
            "state": Field(N_("State"), choices=STATES),
            "wait_for": Field(N_("Waits for"), choices=WAIT_FOR),
            "remind": Field(N_("Waits until")),
            "created": Field(N_("Came")),
            "solved": Field(N_("Solved")),
            "next_due": Field(N_("Due")),
            "warn_at": Field(N_("Warns from")),
            "light": Field(N_("Promise"), choices=LIGHTS),
            "cause": Field(N_("Cause")),
            "solution": Field(N_("Solution")),
            "merged_into": Field(N_("Merged into"), "key"),
            "parent_id": Field(N_("Split from"), "key"),
            "minutes": Field(N_("Minutes")),
            "rating": Field(N_("Satisfaction")),
            "reopened": Field(N_("Reopened")),
        },
    ),
    Record(
        "it_ticket_entry",
        N_("Word on a ticket"),
        {
            "ticket_id": TICKET,
            "at": WHEN,
            "kind": Field(N_("Kind"), choices=ENTRY_KINDS),
            "internal": Field(N_("Internal")),
            "by_agent": Field(N_("By the helpdesk")),
            "by": Field(N_("By whom")),
            "body": Field(N_("Text")),
        },
    ),
    Record(
        "it_ticket_step",
        N_("State of a ticket"),
        {"ticket_id": TICKET, "at": WHEN, "state": Field(N_("State"), choices=STATES), "why": Field(N_("Why"), choices=WAIT_FOR)},
    ),
    Record("it_ticket_task", N_("Point of a checklist"), {"ticket_id": TICKET, "done": Field(N_("Done"))}),
    Record("it_article", N_("Answer"), {"title": Field(N_("Question")), "body": Field(N_("Text")), "category": CATEGORY}),
    Record("it_snippet", N_("Text module"), {"body": Field(N_("Text")), "step": Field(N_("Then"))}),
    Record(
        "it_ticket_link",
        N_("Link between tickets"),
        {"ticket_id": TICKET, "other_id": Field(N_("Other ticket"), "key"), "kind": Field(N_("Kind"), choices=LINK_KINDS)},
    ),
    Record(
        "it_change",
        N_("Plan of a change"),
        {
            "ticket_id": TICKET,
            "stage": Field(N_("How far it is"), choices=STAGES),
            "component_id": Field(N_("Part of the infrastructure"), "key"),
            "risk": Field(N_("Risk"), choices={str(key): words for key, words in RISKS.items()}),
            "plan": Field(N_("How it is done")),
            "fallback": Field(N_("The way back")),
            "planned": Field(N_("Planned for")),
            "hours": Field(N_("Hours")),
        },
    ),
)
APPROVALS = (Approval("change", N_("Changes"), "it_ticket", decided),)
