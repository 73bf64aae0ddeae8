"""People who work in the book, and the roles that say what they may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core import manifest
from app.core.manifest import Permission
from app.core.messages import _
from app.core.stemming import fold
from app.data.areas import area_rights
from app.data.drafts import Stored
from app.data.standard_roles import lacked
from app.data.system_tables import Role, User
from app.data.users import (
    RoleDraft,
    RoleRow,
    UserDraft,
    UserRow,
    alone_without_password,
    roles,
    save_role,
    save_user,
    stored_role,
    stored_user,
)
from app.modules.office.queries import roles_source, users_source
from app.ui.choice_fields import ManyField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, leave_out
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

PEOPLE, ROLES = range(2)


def _user_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        User,
        "login name password active first_password roles",
        password=TextField("password", _("New password"), password=True),
        first_password=TextField("first_password", _("First password"), password=True),
        roles=ManyField("roles", _("Roles"), lines=11),
    )


def _user_ready(
    form: Form, one: Stored[UserDraft] | None, known: list[RoleRow], alone: UserRow | None
) -> None:
    """Offer the roles; who has worked alone without a password so far gets one with the second person."""
    in_order = sorted((role.name for role in known), key=lambda name: fold(_(name)))
    choose(form, "roles", [(name, name) for name in in_order])
    form.fields["password"].set_hint(_("empty: stays as it is") if one else "")
    if alone is None or (one is not None and one.id == alone.id):
        leave_out(form, "first_password")
        return
    form.fields["first_password"].set_hint(
        _("of {name}: with a second person everybody needs one").format(name=alone.name)
    )


def _user_draft(**values: Any) -> UserDraft:
    """Return what was typed; an empty password leaves the one that is kept."""
    return UserDraft(**{**values, "password": values["password"] or None})


def _role_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk, Role, "name permissions", permissions=ManyField("permissions", _("Rights"), lines=14)
    )


def _role_ready(
    form: Form,
    one: Stored[RoleDraft] | None,
    areas: tuple[Permission, ...],
    lacked: dict[str, frozenset[str]],
) -> None:
    """Offer every right, and those of a role that stand for many; say what a standard role lacks; a role keeps its name."""
    rights = [(right.key, right.title) for right in (*manifest.permissions(), *areas)]
    known = {"*", *(key for key, _title in rights)}
    wider = sorted(set(one.draft.permissions) - known) if one is not None else []
    choose(form, "permissions", [("*", _("Everything")), *rights, *((key, key) for key in wider)])
    form.fields["name"].editor.setEnabled(one is None)
    if one is not None and _(one.draft.name) != one.draft.name:
        leave_out(form, "name")  # kept in the language of the source: the head of the form says it
    more = lacked.get(one.draft.name, frozenset()) if one is not None else frozenset[str]()
    titles = [_(title) for key, title in rights if key in more]
    form.fields["permissions"].whole_hint = True
    form.fields["permissions"].set_hint(
        _("In a new book this role also has: {rights}").format(rights=" · ".join(titles)) if titles else ""
    )


class UsersPage(RegisterPage):
    """People and roles, each a list with its form."""

    has_records = False
    takes_files = False  # what the book says of a person is no place for papers

    def __init__(self, desk: Desk) -> None:
        people = Register(
            title=_("People"),
            new=_("New person"),
            source=users_source(),
            of=User,
            read=stored_user,
            fields=_user_fields,
            draft=_user_draft,
            save=save_user,
            start={"active": True},
            asks=((roles,), (alone_without_password,)),
            ready=_user_ready,
            columns=1,
        )
        held = Register(
            title=_("Roles"),
            new=_("New role"),
            source=roles_source(),
            of=Role,
            read=stored_role,
            fields=_role_fields,
            draft=RoleDraft,
            save=save_role,
            asks=((area_rights,), (lacked,)),
            ready=_role_ready,
            columns=1,
            name=lambda draft: _(draft.name),
        )
        super().__init__(desk, _("Users and roles"), [people, held])
        sign_ins = PageAction(
            _("Sign-ins"), lambda: desk.open("office.sign_ins"), "Ctrl+Shift+G", "key", "users.change"
        )
        self.set_actions([sign_ins, *self.standard_actions()])
