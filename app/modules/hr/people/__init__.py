"""People who work here and their files: contracts, positions, pay and insurance with the days from which they hold."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_
from app.modules.hr.people.settings import SETTINGS

PAGES = "app.modules.hr.people.pages"
EVERYBODY = ("staff", "bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager")
TOPIC = Topic(
    name="hr.people",
    order=10,
    purposes={
        "hr.people": N_("Everyone who works here: with contract, department, and what they hold."),
        "hr.sites": N_("Sites say which public holidays hold for whom."),
        "hr.posts": N_("Posts of the list of posts; who fills one is said in the position of a person."),
        "hr.qualifications": N_("Qualifications with the day until which their proof holds."),
    },
    words={
        "people": N_("employees, personnel, HR, contract, file, pay, tax class, insurance number"),
        "own": N_("my contract, my pay, my data, my personnel file, self service"),
        "chart": N_("organisation chart, hierarchy, manager, team"),
        "masters": N_("posts, vacancies, sites, holidays, certificates, licences"),
        "deadlines": N_("probation, fixed term, work permit, birthdays, jubilees"),
    },
    settings=SETTINGS,
    sets={"hr_person": SetsFields("app.modules.hr.people.services.people:set_people", "department site job")},
    models="app.modules.hr.people.models",
    figures="app.modules.hr.people.kpi:FIGURES",
    offers={
        "hr_person": "app.modules.hr.people.queries.people:offered_people",
        "hr_site": "app.modules.hr.people.queries.masters:offered_sites",
        "hr_post": "app.modules.hr.people.queries.masters:offered_posts",
    },
    search="app.modules.hr.people.queries.people:SEARCHABLE",
    todo="app.modules.hr.people.queries.masters:waiting",
    basics="app.modules.hr.people.services.day:bring_basics",
    daily="app.modules.hr.people.services.day:do_day",
    commands="app.modules.hr.people.cli:COMMANDS",
    demo="app.modules.hr.people.demo:demo",
    pages=(
        Page(
            "own", N_("My file"), "file-text", f"{PAGES}.own:OwnFilePage", "hr.own", order=5, group="people"
        ),
        Page(
            "people", N_("Staff"), "user", f"{PAGES}.people:PeoplePage", "hr.view", order=10, group="people"
        ),
        Page(
            "chart",
            N_("Organisation chart"),
            "network",
            f"{PAGES}.chart:ChartPage",
            "hr.view",
            order=14,
            group="people",
        ),
        Page(
            "deadlines",
            N_("Deadlines"),
            "bell",
            f"{PAGES}.deadlines:DeadlinesPage",
            "hr.file.view",
            order=16,
            group="people",
        ),
        Page(
            "masters",
            N_("Posts and sites"),
            "map-pin",
            f"{PAGES}.masters:MastersPage",
            "hr.file.view",
            order=18,
            group="people",
        ),
    ),
    actions=(
        Action("new_person", N_("New member of staff"), "hr.people.people", "new", needs="hr.person.change"),
    ),
    permissions=(
        Permission("hr.view", N_("See members of staff"), ("hr", "it_admin", "helpdesk", "manager")),
        Permission("hr.person.change", N_("Change members of staff"), ("hr",)),
        Permission("hr.own", N_("See the own file, ask for leave"), EVERYBODY),
        Permission("hr.file.view", N_("See personnel files"), ("hr",)),
        Permission("hr.file.change", N_("Change personnel files"), ("hr",)),
        Permission("hr.pay.view", N_("See pay, tax and insurance data"), ("hr",)),
        Permission("hr.pay.change", N_("Change pay, tax and insurance data"), ("hr",)),
        Permission("hr.health.view", N_("See data about health"), ("hr",)),
        Permission("hr.health.change", N_("Change data about health"), ("hr",)),
        Permission(
            "hr.looks.view",
            N_("See who looked at sealed data of people"),
            ("hr", "auditor"),
            was=("hr.looks",),
        ),
    ),
)
