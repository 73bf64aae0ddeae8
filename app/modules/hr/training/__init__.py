"""Training: courses, participants and certificates, compulsory instructions with gaps, courses at the desk, skills, clauses, budgets."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.hr.training.pages"
GUARDED = (
    "hr_course_participant",
    "hr_course_attempt",
    "hr_course_proof",
    "hr_skill_level",
    "hr_course_clause",
)
TOPIC = Topic(
    name="hr.training",
    order=50,
    purposes={
        "hr.courses": N_("The catalogue: seminars, courses at the desk, instructions; with how long a proof holds."),
        "hr.course_events": N_("Planned courses with their day, place, seats and fee."),
        "hr.course_participants": N_("Who takes part; who attended has the proof."),
        "hr.own_courses": N_("Courses that you take part in; say afterwards how you found them."),
        "hr.own_course_proofs": N_("Your proofs, with the day until which they hold."),
        "hr.course_proofs": N_("Proofs of courses; the certificate stands on its row."),
        "hr.course_attempts": N_("Courses that were taken at the desk, with their score."),
        "hr.instructions": N_("Compulsory instructions: by which course, and for whom."),
        "hr.course_slides": N_("Slides of courses at the desk; drop pictures and PDF on their row."),
        "hr.course_questions": N_("Questions of courses at the desk, with their right answers."),
        "hr.skills": N_("Skills that positions need and people have."),
        "hr.skill_needs": N_("The level of each skill that a position needs."),
        "hr.skill_levels": N_("The level that people have of each skill."),
        "hr.course_clauses": N_("Agreements that the fee of a course is paid back by who leaves early."),
        "hr.training_budgets": N_("What each cost centre may spend on training in a year."),
    },
    words={
        "own": N_("my courses, certificates, e-learning, instruction, quiz, test"),
        "courses": N_("seminar, further training, catalogue, participants, seats, e-learning, slides, quiz"),
        "gaps": N_("safety instruction, first aid, fire protection, data protection, certificates, overdue"),
        "attempts": N_("e-learning results, quiz, test, score"),
        "skills": N_("competences, skill matrix, qualification profile"),
        "money": N_("repayment clause, training budget, cost of training"),
    },
    models="app.modules.hr.training.models",
    guards=dict.fromkeys(GUARDED, "app.modules.hr.training.queries.visibility:GUARDS"),
    offers={
        "hr_course": "app.modules.hr.training.queries.lists:offered_courses",
        "hr_course_event": "app.modules.hr.training.queries.lists:offered_events",
        "hr_skill": "app.modules.hr.training.queries.lists:offered_skills",
    },
    reports="app.modules.hr.training.reports:REPORTS",
    todo="app.modules.hr.training.todo:waiting",
    due_days="app.modules.hr.training.todo:due_days",
    commands="app.modules.hr.training.cli:COMMANDS",
    demo="app.modules.hr.training.demo:demo",
    pages=(
        Page("own", N_("My training"), "book-open", f"{PAGES}.own:OwnTrainingPage", "hr.own", order=5, group="training"),
        Page("courses", N_("Courses"), "calendar", f"{PAGES}.courses:CoursesPage", "hr.training.view", order=20, group="training"),
        Page("gaps", N_("Instructions"), "shield-check", f"{PAGES}.gaps:GapsPage", "hr.training.view", order=24, group="training"),
        Page("attempts", N_("Course results"), "circle-check", f"{PAGES}.attempts:AttemptsPage", "hr.training.view", order=26, group="training"),
        Page("skills", N_("Skills"), "star", f"{PAGES}.skills:SkillsPage", "hr.training.view", order=28, group="training"),
        Page("money", N_("Cost and clauses"), "wallet", f"{PAGES}.money:MoneyPage", "hr.training.change", order=30, group="training"),
    ),
    actions=(Action("new_event", N_("Plan a course"), "hr.training.courses", "new", needs="hr.training.change"),),
    permissions=(
        Permission("hr.training.view", N_("See training of the own team"), ("hr", "manager")),
        Permission("hr.training.all", N_("See training of everybody"), ("hr",)),
        Permission("hr.training.change", N_("Plan training, keep proofs and skills"), ("hr",)),
    ),
)  # fmt: skip
