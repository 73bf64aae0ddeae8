"""The office itself: company, users and roles, settings, trail, backup."""

from app.core.manifest import Action, Module, Page, Permission, StandardRole, Topic
from app.core.manifest_parts import FirstStep
from app.core.messages import N_
from app.modules.office.settings import SETTINGS

MODULE = Module(name="office", title=N_("Office"), icon="settings", order=90)

TOPIC = Topic(
    name="office",
    order=10,
    purposes={
        "office.trail": N_("Every change is kept here: who did what and when."),
        "office.sign_ins": N_("Who signed in and who failed is listed here."),
    },
    words={
        "settings": N_("options, preferences, company, language, dark, light, zoom, address"),
        "users": N_("people, rights, permissions, login"),
        "trail": N_("history, log, who, changes"),
        "safety": N_("backup, restore, check, save"),
        "password": N_("password, secret"),
    },
    settings=SETTINGS,
    first_steps=(
        FirstStep(
            N_("Complete the company"),
            N_("Address and tax number stand on every paper"),
            N_("Complete …"),
            "office.settings",
            "app.modules.office.queries:company_is_complete",
            request="company.street",
            needs="settings.change",
            order=10,
        ),
        FirstStep(
            N_("Invite somebody"),
            N_("With a sign-in of their own and the fitting role"),
            N_("Invite …"),
            "office.users",
            "app.modules.office.queries:several_people",
            request="new",
            needs="users.change",
            order=90,
            optional=True,
        ),
    ),
    work="app.modules.office.jobs:begin",
    commands="app.modules.office.cli:COMMANDS",
    unnamed={
        "do_day": N_("Work of the day"),
        "_make": N_("Make the demo company"),
        "set_up": N_("Set up the book"),
        "bring_basics": N_("Bring the basics of new topics"),
        "bring_new_rights": N_("Give new rights to the standard roles"),
        "try_sign_in": N_("Try to sign in"),
        "came_by_role": N_("Sign in"),
        "change_own_password": N_("Change one's own password"),
        "sign_in_succeeded": N_("Sign in"),  # of histories written before every try was kept
        "sign_in_failed": N_("Sign-in refused"),
        "change_own_setting": N_("Change a setting of one's own"),
    },
    pages=(
        Page(
            "settings",
            N_("Settings"),
            "settings",
            "app.modules.office.pages.settings:SettingsPage",
            "",
            order=10,
        ),
        Page(
            "users",
            N_("Users and roles"),
            "users",
            "app.modules.office.pages.users:UsersPage",
            "users.change",
            order=20,
        ),
        Page(
            "sign_ins",
            N_("Sign-ins"),
            "key",
            "app.modules.office.pages.sign_ins:SignInsPage",
            "users.change",
            order=25,
            listed=False,
            parent="office.users",
        ),
        Page(
            "password",
            N_("Change password"),
            "lock",
            "app.modules.office.pages.password:PasswordPage",
            "",
            order=15,
            listed=False,
            parent="office.settings",
        ),
        Page(
            "trail",
            N_("Trail"),
            "history",
            "app.modules.office.pages.trail:TrailPage",
            "office.verify",
            order=30,
        ),
        Page(
            "safety",
            N_("Backup and verify"),
            "shield-check",
            "app.modules.office.pages.safety:SafetyPage",
            "office.verify",
            order=40,
        ),
    ),
    actions=(
        Action("password", N_("Change password"), "office.password", needs=""),
        Action("sign_ins", N_("Sign-ins"), "office.sign_ins", needs="users.change"),
        Action("backup", N_("Back up now"), "office.safety", "backup", needs="office.backup"),
        Action("verify", N_("Verify the book"), "office.safety", "verify", needs="office.verify"),
    ),
    roles=(
        StandardRole("administrator", N_("Administrator"), everything=True),
        StandardRole("bookkeeper", N_("Bookkeeper")),
        StandardRole("hr", N_("Human resources")),
        StandardRole("stock", N_("Stock keeper")),
        StandardRole("buyer", N_("Purchasing")),
        StandardRole("it_admin", N_("IT administrator")),
        StandardRole("helpdesk", N_("Helpdesk")),
        StandardRole("manager", N_("Team lead")),
        StandardRole("staff", N_("Member of staff")),
        StandardRole("auditor", N_("Auditor")),
    ),
    permissions=(
        Permission("settings.change", N_("Change settings of the book")),
        Permission("users.change", N_("Manage users and roles")),
        Permission("office.backup", N_("Make backups"), ("it_admin",)),
        Permission("office.verify", N_("See the trail and verify the book"), ("it_admin", "auditor")),
        Permission(
            "views.share",
            N_("Share views of lists with everybody"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk"),
        ),
        Permission(
            "records.attach",
            N_("Attach documents"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk"),
        ),
        Permission(
            "records.note", N_("Write notes"), ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk")
        ),
        Permission(
            "records.follow_up",
            N_("Set follow-ups"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager"),
        ),
    ),
)
