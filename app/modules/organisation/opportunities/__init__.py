"""Opportunities: what may become business, with its chance, and campaigns that address many contacts with what came of them."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_

HERE = "app.modules.organisation.opportunities"
VIEW, CHANGE = "organisation.opportunity.view", "organisation.opportunity.change"
TOPIC = Topic(
    name="organisation.opportunities",
    order=30,
    purposes={
        "organisation.opportunities": N_("What may become business stands here until it is won or lost."),
        "organisation.opportunities.all": N_("What was won and lost stands here with its reasons."),
        "organisation.campaigns": N_("Contacts that are addressed together stand in a campaign."),
        "organisation.campaign_contacts": N_("Who is addressed by a campaign stands here with the answer."),
    },
    words={
        "opportunities": N_("leads, pipeline, chance, deal, prospects, forecast of sales"),
        "campaigns": N_("mailing, advertising, marketing, action, call list"),
    },
    sets={"organisation_opportunity": SetsFields(f"{HERE}.services:set_opportunities", "stage expected owner source")},
    models=f"{HERE}.models",
    timeline=f"{HERE}.queries:happenings",
    front_desk=f"{HERE}.queries:blocks",
    todo=f"{HERE}.queries:waiting",
    search=f"{HERE}.queries:SEARCHABLE",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("opportunities", N_("Opportunities"), "chart-line", f"{HERE}.pages.opportunities:OpportunitiesPage", VIEW, order=30, group="business"),
        Page("campaigns", N_("Campaigns"), "zap", f"{HERE}.pages.campaigns:CampaignsPage", VIEW, order=32, group="business"),
    ),
    actions=(
        Action("new_opportunity", N_("New opportunity"), f"{HERE.removeprefix('app.modules.')}.opportunities", "new", needs=CHANGE),
    ),
    permissions=(
        Permission(VIEW, N_("See opportunities and campaigns"), ("bookkeeper", "auditor")),
        Permission(CHANGE, N_("Change opportunities and campaigns"), ("bookkeeper",)),
    ),
)  # fmt: skip
