"""People who work in the book, and the roles that say what they may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core import format as formats
from app.core import manifest
from app.core.manifest import Permission
from app.core.messages import _
from app.data.areas import area_rights
from app.data.users import RoleRow, UserDraft, UserRow, roles, save_role, save_user, users
from app.ui.choice_fields import SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card


class UsersPage(Page):
    """A table of people; the form beside it sets name, password and roles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Users and roles"))
        self._users: list[UserRow] = []
        self._roles: list[RoleRow] = []
        self._rights: tuple[Permission, ...] = manifest.permissions()
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(_("Users"))
        self.table.setHorizontalHeaderLabels(
            [_("Sign-in name"), _("Name"), _("Roles"), _("Password"), _("Last sign-in")]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 150), (1, 220), (3, 100), (4, 160)):
            self.table.setColumnWidth(place, px(width))
        self.table.doubleClicked.connect(lambda _index: self._edit())
        inside.addWidget(self.table)
        self.drawer = Drawer()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(px(12))
        split.addWidget(frame)
        split.addWidget(self.drawer)
        split.setStretchFactor(0, 1)
        self.body.addWidget(split, 1)
        self.drawer.on_drop = self.table.setFocus
        self.set_actions(
            [
                PageAction(
                    _("Sign-ins"), lambda: desk.open("office.sign_ins"), "Ctrl+Shift+G", "key", "users.change"
                ),
                PageAction(_("Roles …"), self._edit_roles, "Ctrl+R", "shield-check", "users.change"),
                PageAction(_("Change"), self._edit, "F2", "pencil", "users.change"),
                PageAction(
                    _("New person"), lambda: self._show(None), "Ctrl+N", "plus", "users.change", primary=True
                ),
            ]
        )
        desk.watch(
            self, frozenset({"app_user", "app_role", "app_user_role", "area", "sign_in"}), self.refresh
        )
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the table."""
        return self.table

    def refresh(self) -> None:
        """Read people and roles again."""
        self.desk.read(roles, then=self._take_roles)
        self.desk.read(area_rights, then=self._take_areas)
        self.desk.read(users, then=self._take)

    def _take_areas(self, found: tuple[Permission, ...]) -> None:
        self._rights = (*manifest.permissions(), *found)

    def _take_roles(self, found: list[RoleRow]) -> None:
        self._roles = found

    def _take(self, found: list[UserRow]) -> None:
        self._users = found
        self.table.setRowCount(len(found))
        for place, user in enumerate(found):
            texts = (
                user.login,
                user.name + ("" if user.active else f" ({_('inactive')})"),
                ", ".join(_(name) for name in user.roles),
                _("yes") if user.has_password else _("none"),
                formats.moment(user.last_sign_in) if user.last_sign_in else "",
            )
            for column, text in enumerate(texts):
                self.table.setItem(place, column, QTableWidgetItem(text))
        if found and self.table.currentRow() < 0:
            self.table.selectRow(0)

    def _edit(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._users):
            self._show(self._users[place])

    def _show(self, user: UserRow | None) -> None:
        def save() -> None:
            values = form.values()
            held = tuple(role.name for role in self._roles if values[f"role{role.id}"])
            password = values["password"] or (None if user else "")
            first = values.get("first_password") or ""
            draft = UserDraft(values["login"], values["name"], held, values["active"], password, first)

            def done(_key: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("{name} saved").format(name=draft.name))

            form.send(
                save_user,
                draft,
                user.id if user else None,
                form.version,
                then=done,
            )

        form = Form(
            self.desk,
            "user",
            save,
            self.drawer.drop,
            columns=1,
            record=user.id if user else 0,
            version=user.version if user else None,
        )
        form.add(TextField("login", _("Sign-in name"), limit=80))
        form.add(TextField("name", _("Name"), limit=120))
        password = form.add(TextField("password", _("New password"), password=True))
        password.set_hint(_("empty: stays as it is") if user else "")
        form.add(SwitchField("active", _("May sign in")))
        alone = next((one for one in self._users if one.active and not one.has_password), None)
        if alone is not None and (user is None or user.id != alone.id):
            title = _("First password of {name}").format(name=alone.name)
            first = form.add(TextField("first_password", title, password=True))
            first.set_hint(_("with a second person everybody needs one"))
        for role in self._roles:
            form.add(SwitchField(f"role{role.id}", _(role.name)))
        texts = (
            {"login": user.login, "name": user.name, "active": "1" if user.active else ""}
            if user
            else {"active": "1"}
        )
        texts |= {f"role{role.id}": "1" for role in self._roles if user and role.name in user.roles}
        form.fill(texts)
        self.drawer.show_widget(user.name if user else _("New person"), form)
        form.focus_first()

    def _edit_roles(self) -> None:
        chooser = QListWidget()
        chooser.setObjectName("plain")
        chooser.setAccessibleName(_("Roles"))
        for role in self._roles:
            item = QListWidgetItem(_(role.name))
            item.setData(Qt.ItemDataRole.UserRole, role.name)
            chooser.addItem(item)
        chooser.addItem(QListWidgetItem(_("New role")))
        chooser.itemActivated.connect(
            lambda item: self._show_role(str(item.data(Qt.ItemDataRole.UserRole) or ""))
        )
        self.drawer.show_widget(_("Roles"), chooser)
        chooser.setCurrentRow(0)
        chooser.setFocus()

    def _show_role(self, name: str) -> None:
        known = next((role for role in self._roles if role.name == name), None)

        def save() -> None:
            values = form.values()
            granted = frozenset(p.key for p in self._rights if values[p.key]) | (
                frozenset({"*"}) if values["all"] else frozenset()
            )

            def done(_key: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("{name} saved").format(name=_(values["name"])))

            form.send(save_role, values["name"], granted, then=done)

        form = Form(self.desk, "role", save, self.drawer.drop, columns=1, record=name)
        title = form.add(TextField("name", _("Name of the role"), limit=80))
        title.editor.setEnabled(known is None)
        form.add(SwitchField("all", _("Everything")))
        held = known.permissions if known else frozenset()
        for permission in self._rights:
            form.add(SwitchField(permission.key, _(permission.title)))
        texts = {p.key: "1" for p in self._rights if known and manifest.allows(held, p.key)}
        form.fill({**texts, "name": name, "all": "1" if "*" in held else ""})
        self.drawer.show_widget(_(name) if known else _("New role"), form)
        form.focus_first()
