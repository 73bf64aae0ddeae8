"""Notices: what is told to everybody, a department, a site or a role, and who has read and confirmed it."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.organisation.notices"
VIEW, CHANGE = "organisation.notice.view", "organisation.notice.change"
EVERYBODY = ("staff", "bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager", "auditor")
TOPIC = Topic(
    name="organisation.notices",
    order=40,
    purposes={
        "organisation.notices": N_("What is told to everybody or to some stands here, with who has read it."),
        "organisation.notices.own": N_("What is told to you stands here, also when you have read it."),
    },
    words={"notices": N_("news, board, announcement, instruction, policy, knowledge, read confirmation")},
    models=f"{HERE}.models",
    guards={"organisation_notice": f"{HERE}.queries.readers:GUARDS"},
    todo=f"{HERE}.queries.notices:waiting",
    search=f"{HERE}.queries.notices:SEARCHABLE",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page(
            "notices",
            N_("Notices"),
            "sticky-note",
            f"{HERE}.pages.notices:NoticesPage",
            VIEW,
            order=40,
            group="business",
        ),
    ),
    actions=(Action("new_notice", N_("New notice"), "organisation.notices.notices", "new", needs=CHANGE),),
    permissions=(
        Permission(VIEW, N_("Read notices"), EVERYBODY, comes_with=("hr.own", "finance.view")),
        Permission(CHANGE, N_("Write notices and see who has read them"), ("hr", "manager")),
    ),
)
