"""Ideas, handed in within a minute and answered by day, with reasons, premiums and effect; and the radar of new technology."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.organisation.ideas"
VIEW, CHANGE = "organisation.idea.view", "organisation.idea.change"
RADAR_VIEW, RADAR_CHANGE = "organisation.radar.view", "organisation.radar.change"
EVERYBODY = ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager", "staff")
TOPIC = Topic(
    name="organisation.ideas",
    order=50,
    purposes={
        "organisation.ideas": N_("Ideas of everybody; hand one in with Ctrl+N, also without your name."),
        "organisation.ideas.own": N_("Your ideas stand here with what becomes of them."),
        "organisation.idea_desk": N_("Ideas whose course goes on, the next answer that is due on top; F8 takes the next step."),
        "organisation.idea_opinions": N_("Opinions that are asked of you stand here."),
        "organisation.idea_campaigns": N_("A campaign looks for ideas on one question; notes of a workshop become ideas of one."),
        "organisation.radar": N_("Technologies that are looked at, on trial, adopted or left; F8 takes the next step."),
        "organisation.idea_scheme": N_("Shares, amounts and days of the scheme, from a day on."),
    },
    words={
        "ideas": N_("suggestion scheme, improvement, proposal, premium, innovation, challenge of the month, workshop"),
        "radar": N_("technology radar, new software, trial, evaluation, innovation, tools"),
        "scheme": N_("rules of premiums, campaigns, challenge, workshop notes"),
    },
    numbers={"organisation.idea": N_("Ideas")},
    models=f"{HERE}.models",
    figures=f"{HERE}.kpi:FIGURES",
    guards={"organisation_idea_opinion": f"{HERE}.queries.visibility:GUARDS"},
    workflows=f"{HERE}.services.course:APPROVALS",
    todo=f"{HERE}.queries.together:waiting",
    search=f"{HERE}.queries.together:SEARCHABLE",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("ideas", N_("Ideas"), "star", f"{HERE}.pages.ideas:IdeasPage", VIEW, order=60, group="business"),
        Page("radar", N_("Technology radar"), "circle-dot", f"{HERE}.pages.radar:RadarPage", RADAR_VIEW, order=64, group="business"),
        Page("scheme", N_("Campaigns and rules"), "settings", f"{HERE}.pages.scheme:SchemePage", CHANGE, order=62, listed=False, parent="organisation.ideas.ideas"),
    ),
    actions=(
        Action("new_idea", N_("Hand in an idea"), "organisation.ideas.ideas", "new", needs=VIEW),
        Action("scheme", N_("Campaigns and rules"), "organisation.ideas.scheme", needs=CHANGE),
    ),
    permissions=(
        Permission(VIEW, N_("Hand in and support ideas"), (*EVERYBODY, "auditor"), comes_with=("organisation.project.view",)),
        Permission(RADAR_VIEW, N_("See the technology radar"), (*EVERYBODY, "auditor"), comes_with=("organisation.project.view",)),
        Permission(RADAR_CHANGE, N_("Keep the technology radar"), ("it_admin", "manager"), comes_with=("organisation.project.change",)),
        Permission(CHANGE, N_("Decide on ideas, campaigns and the scheme"), ("hr", "manager"), comes_with=("organisation.project.change",)),
    ),
)  # fmt: skip
