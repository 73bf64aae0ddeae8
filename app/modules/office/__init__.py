"""The office itself: company, users and roles, settings, trail, backup."""

from app.core.manifest import Action, Module, Page, Permission, Topic
from app.core.messages import N_
from app.modules.office.settings import SETTINGS

MODULE = Module(name="office", title=N_("Office"), icon="settings", order=90)

TOPIC = Topic(
    name="office",
    order=10,
    settings=SETTINGS,
    records="app.modules.office.words:RECORDS",
    work="app.data.selfcheck:begin",
    unnamed="app.modules.office.words:COMMANDS",
    pages=(
        Page("settings", N_("Settings"), "settings", "app.modules.office.pages.settings:SettingsPage", "", 10),
        Page("users", N_("Users and roles"), "users", "app.modules.office.pages.users:UsersPage", "users.change", 20),
        Page("trail", N_("Trail"), "history", "app.modules.office.pages.trail:TrailPage", "office.verify", 30),
        Page("safety", N_("Backup and verify"), "shield-check", "app.modules.office.pages.safety:SafetyPage", "office.verify", 40),
    ),
    actions=(
        Action("backup", N_("Back up now"), "office.safety", "backup", needs="office.backup"),
        Action("verify", N_("Verify the book"), "office.safety", "verify", needs="office.verify"),
    ),
    permissions=(
        Permission("settings.change", N_("Change settings of the book")),
        Permission("users.change", N_("Manage users and roles")),
        Permission("office.backup", N_("Make backups")),
        Permission("office.verify", N_("See the trail and verify the book")),
        Permission("records.attach", N_("Attach documents")),
        Permission("records.note", N_("Write notes")),
        Permission("records.follow_up", N_("Set follow-ups")),
    ),
)
