"""Questions: any record is handed to a person or a team with a question, and comes back with its answer, without a mail."""

from app.core.manifest import Page, Permission, Topic
from app.core.manifest_parts import BesideRecords, OnRecord
from app.core.messages import N_
from app.modules.organisation.questions.settings import ASK, VIEW

HERE = "app.modules.organisation.questions"
EVERYBODY = ("staff", "bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager")
TOPIC = Topic(
    name="organisation.questions",
    order=45,
    purposes={
        "organisation.questions.own": N_("Questions that you or your team are asked stand here; F8 answers."),
        "organisation.questions.asked": N_("What you asked others stands here, with the answers."),
        "organisation.questions": N_("All questions on records that you may see stand here."),
    },
    words={"questions": N_("ask a colleague, hand over, front desk, back office, answer, enquiry")},
    models=f"{HERE}.models",
    todo=f"{HERE}.queries:waiting",
    timeline=f"{HERE}.queries:happenings",
    forget=f"{HERE}.services:forget",
    beside_records=BesideRecords(N_("Questions"), f"{HERE}.pages.beside:QuestionsTab", VIEW),
    on_records={"contact": OnRecord(N_("Ask a question …"), "organisation.questions.questions", ASK, True)},
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("questions", N_("Questions"), "life-buoy", f"{HERE}.pages.questions:QuestionsPage", VIEW, order=45, group="business"),
    ),
    permissions=(
        Permission(VIEW, N_("See questions on records"), (*EVERYBODY, "auditor"), comes_with=("organisation.notice.view",)),
        Permission(ASK, N_("Ask and answer questions on records"), EVERYBODY, comes_with=("records.note", "hr.own")),
    ),
)  # fmt: skip
