"""Talks with members of staff: goals, agreed courses and what follows; known to the person, to who leads them, and to HR alone."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.hr.talks"
OWN, CHANGE, ALL = "hr.own", "hr.talks.change", "hr.talks.all"
GUARDED = ("hr_talk", "hr_talk_goal", "hr_talk_course")
TOPIC = Topic(
    name="hr.talks",
    order=55,
    purposes={
        "hr.talks": N_("Yearly talks and others: yours, and those of the people you lead; HR sees them, nobody else."),
        "hr.talk_goals": N_("What was agreed in talks, and how far it is."),
        "hr.talk_courses": N_("Courses that were agreed in talks, and what came of them."),
    },
    words={"talks": N_("appraisal, review, feedback, target agreement, goals, development, performance")},
    models=f"{HERE}.models",
    guards=dict.fromkeys(GUARDED, f"{HERE}.queries:GUARDS"),
    offers={"hr_talk": f"{HERE}.queries:offered_talks"},
    todo=f"{HERE}.queries:waiting",
    demo_late=f"{HERE}.demo:demo",
    pages=(Page("talks", N_("Talks"), "sticky-note", f"{HERE}.pages.talks:TalksPage", OWN, order=32, group="training"),),
    actions=(Action("new_talk", N_("Plan a talk"), "hr.talks.talks", "new", needs=CHANGE),),
    permissions=(
        Permission(CHANGE, N_("Plan and write talks with the people one leads"), ("hr", "manager")),
        Permission(ALL, N_("See and write talks of everybody"), ("hr",)),
    ),
)  # fmt: skip
