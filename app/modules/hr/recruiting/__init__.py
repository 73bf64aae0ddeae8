"""Recruiting: vacancies, applicants by stages until hiring or deletion, checklists for beginning and leaving, letters of the file."""

from app.core.letter_receivers import ReceiverKind
from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import OnRecord
from app.core.messages import N_
from app.modules.hr.recruiting.settings import FIELDS, PURPOSES, SETTINGS

HERE = "app.modules.hr.recruiting"
PAGES = f"{HERE}.pages"
VIEW = "hr.recruiting.view"
GUARDED = ("hr_applicant", "hr_applicant_step", "hr_appointment", "hr_applicant_score", "hr_checklist_item")
TOPIC = Topic(
    name="hr.recruiting",
    order=15,
    purposes={
        "hr.vacancies": N_("Write down a vacancy here; approved it takes applications."),
        "hr.applicants": N_("Who applies stands here until hiring or deletion."),
        "hr.talent_pool": N_("Who agreed to be kept for other vacancies, until their consent ends."),
        "hr.applicants_due": N_("Applicants whose term is over; erase them here."),
        "hr.appointments": N_("Interviews with day, time, place and who leads them."),
        "hr.applicant_scores": N_("What interviewers think of applicants; people judge, nothing is calculated from papers."),
        "hr.checklist_tasks": N_("The tasks of checklists for beginning and leaving; change them as the office works."),
        "hr.checklist_items": N_("Tasks for people who begin or leave; each is a follow-up of who does it."),
        "hr.contract_terms": N_("What contracts of the house say on points of § 2 (1) NachwG."),
    },
    words={
        "applicants": N_("recruiting, candidates, job applications, interviews, refusal, talent pool, hire"),
        "vacancies": N_("jobs, positions, openings, requisition, recruiting"),
        "board": N_("kanban, pipeline of applicants, stages, candidates"),
        "figures": N_("time to hire, sources, statistics, key figures, losses, funnel"),
        "checklists": N_("onboarding, offboarding, starter, leaver, return of keys, first day, last day"),
    },
    models=f"{HERE}.models",
    settings=SETTINGS,
    guards=dict.fromkeys(GUARDED, f"{HERE}.queries.visibility:GUARDS"),
    offers={
        "hr_vacancy": f"{HERE}.queries.lists:offered_vacancies",
        "hr_applicant": f"{HERE}.queries.lists:offered_applicants",
    },
    letters_to=(
        ReceiverKind(
            "hr_applicant",
            N_("Applicants"),
            "hr.recruiting.change",
            f"{HERE}.queries.letters:recipient_of",
            "application",
            node="22",
            fields=FIELDS,
            purposes=PURPOSES,
            tells=f"{HERE}.queries.letters:told_of",
            checks=f"{HERE}.rules.refusal:check",
            encloses=f"{HERE}.queries.letters:calendar_of",
            sent=f"{HERE}.services.letters:sent",
        ),
    ),
    on_records={
        "hr_person": OnRecord(N_("Contract letter"), "hr.recruiting.applicants", "hr.recruiting.hire"),
    },
    numbers={"hr.vacancy": N_("Vacancies")},
    workflows=f"{HERE}.services.approving:APPROVALS",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    todo=f"{HERE}.queries.applicants:waiting",
    basics=f"{HERE}.services.checklists:bring_basics",
    daily=f"{HERE}.services.erasing:do_day",
    commands=f"{HERE}.cli:COMMANDS",
    demo=f"{HERE}.demo:demo",
    pages=(
        Page("applicants", N_("Applicants"), "users", f"{PAGES}.applicants:ApplicantsPage", VIEW, order=10, group="recruiting"),
        Page("board", N_("Board"), "columns-3", f"{PAGES}.board:BoardPage", VIEW, order=12, group="recruiting"),
        Page("vacancies", N_("Vacancies"), "search", f"{PAGES}.vacancies:VacanciesPage", VIEW, order=14, group="recruiting"),
        Page("figures", N_("Recruiting figures"), "scale", f"{PAGES}.figures:FiguresPage", "hr.recruiting.all", order=15, group="recruiting"),
        Page("checklists", N_("Beginning and leaving"), "list", f"{PAGES}.checklists:TasksPage", "hr.own", order=16, group="recruiting"),
        Page("masters", N_("Tasks and terms"), "settings", f"{PAGES}.checklists:MastersPage", VIEW, order=18, listed=False, parent="hr.recruiting.checklists"),
    ),
    actions=(
        Action("new_applicant", N_("New applicant"), "hr.recruiting.applicants", "new", needs="hr.recruiting.change"),
        Action("new_checklist", N_("Begin a checklist"), "hr.recruiting.checklists", "new", needs="hr.recruiting.change"),
    ),
    permissions=(
        Permission("hr.recruiting.view", N_("See applicants of the own vacancies and interviews"), ("hr", "manager")),
        Permission("hr.recruiting.all", N_("See all applicants"), ("hr",)),
        Permission("hr.recruiting.change", N_("Keep vacancies and applicants, change checklists"), ("hr",)),
        Permission("hr.recruiting.rate", N_("Score applicants"), ("hr", "manager")),
        Permission("hr.recruiting.hire", N_("Hire applicants"), ("hr",)),
        Permission("hr.recruiting.erase", N_("Erase applicants whose term is over"), ("hr",)),
    ),
)  # fmt: skip
