"""What people, roles, settings and what hangs on any record are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

COMMANDS = {
    "_make": N_("Make the demo company"),
    "set_up": N_("Set up the book"),
    "sign_in_succeeded": N_("Sign in"),
    "sign_in_failed": N_("Sign-in refused"),
    "change_own_setting": N_("Change a setting of one's own"),
}
RECORDS = (
    Record("app_role", N_("Role"), {"permissions": Field(N_("Rights"))}),
    Record(
        "app_user",
        N_("Person"),
        {
            "login": Field(N_("Sign-in name")),
            "password": Field(N_("Password"), "secret"),
            "active": Field(N_("May sign in")),
            "failures": Field(N_("Failed sign-ins")),
            "wait_until": Field(N_("Wait until")),
            "last_sign_in": Field(N_("Last sign-in")),
        },
    ),
    Record("app_user_role", N_("Role of a person"), {"user_id": Field(N_("Person"), "key"), "role_id": Field(N_("Role"), "key")}),
    Record(
        "attachment",
        N_("Document"),
        {
            "mime": Field(N_("File type")),
            "size": Field(N_("Size in bytes")),
            "added_at": Field(N_("Attached")),
            "added_by": Field(N_("Attached by")),
            "hidden": Field(N_("Detached")),
        },
    ),
    Record("follow_up", N_("Follow-up"), {"done_at": Field(N_("Done")), "kind": Field(N_("Kind"))}),
    Record("note", N_("Note"), {"written_at": Field(N_("Written")), "written_by": Field(N_("Written by"))}),
    Record("setting", N_("Setting"), {"key": Field(N_("Setting"), "setting"), "value": Field(N_("Value"))}),
    Record(
        "import_file",
        N_("Imported file"),
        {"kind": Field(N_("Kind")), "at": Field(N_("When")), "rows": Field(N_("Rows"))},
    ),
)
