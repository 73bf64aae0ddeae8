"""Meetings: series with agenda, invitations, minutes typed live, votes, approved papers, and actions that are followed until done."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.organisation.meetings"
VIEW, ALL, CHANGE = (f"organisation.meeting.{one}" for one in ("view", "all", "change"))
EVERYBODY = ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager", "staff")
GUARDED = (
    "organisation_meeting_series",
    "organisation_meeting_member",
    "organisation_meeting_rule",
    "organisation_meeting",
    "organisation_meeting_seat",
    "organisation_agenda_item",
    "organisation_outcome",
)
TOPIC = Topic(
    name="organisation.meetings",
    order=45,
    purposes={
        "organisation.meetings": N_("Meetings to come, and minutes that are not approved yet; F8 takes the next step."),
        "organisation.meetings.all": N_("All meetings of yours, with the numbers of their minutes."),
        "organisation.agenda": N_("Items of agendas, and proposals for the next meeting; propose one with Ctrl+N."),
        "organisation.meeting_series": N_("A series says how often, when and where people meet; a single meeting has one too."),
        "organisation.meeting_members": N_("Who belongs to a series sees its meetings; guests get what is not internal."),
        "organisation.meeting_rules": N_("Quorum and majority by day; without a rule a simple majority carries."),
        "organisation.decisions": N_("Decisions of approved minutes stand here, with votes and what replaced them."),
        "organisation.meeting_actions": N_("What was agreed in meetings and is not done yet."),
        "organisation.meeting_actions.all": N_("All that was agreed in meetings, done or not."),
    },
    words={
        "meetings": N_("meeting, agenda, minutes, invitation, board, conference, attendance, quorum, session"),
        "outcomes": N_("decisions, resolutions, votes, actions of meetings, what was decided"),
        "series": N_("recurring meetings, members of meetings, majority, quorum, board, jour fixe"),
    },
    numbers={"organisation.minutes": N_("Minutes"), "organisation.decision": N_("Decisions")},
    models=f"{HERE}.models",
    guards=dict.fromkeys(GUARDED, f"{HERE}.queries.visibility:GUARDS"),
    workflows=f"{HERE}.services.approving:APPROVALS",
    kept=f"{HERE}.checks:kept",
    todo=f"{HERE}.queries.lists:waiting",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("meetings", N_("Meetings"), "calendar-check", f"{HERE}.pages.meetings:MeetingsPage", VIEW, order=52, group="business"),
        Page("outcomes", N_("Decisions"), "check", f"{HERE}.pages.outcomes:OutcomesPage", VIEW, order=54, group="business"),
        Page("series", N_("Meeting series"), "users", f"{HERE}.pages.series:SeriesPage", CHANGE, order=56, listed=False, parent="organisation.meetings.meetings"),
    ),
    actions=(
        Action("new_meeting", N_("New meeting"), "organisation.meetings.meetings", "new", needs=CHANGE),
        Action("series", N_("Meeting series"), "organisation.meetings.series", needs=CHANGE),
        Action("propose", N_("Propose an item for a meeting"), "organisation.meetings.meetings", "propose", needs=VIEW),
    ),
    permissions=(
        Permission(VIEW, N_("See the meetings one belongs to, and propose items"), (*EVERYBODY, "auditor"), comes_with=("organisation.project.view",)),
        Permission(ALL, N_("See all meetings"), ()),
        Permission(CHANGE, N_("Prepare meetings and write minutes"), ("bookkeeper", "hr", "it_admin", "manager"), comes_with=("organisation.project.change",)),
    ),
)  # fmt: skip
