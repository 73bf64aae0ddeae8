"""Organisation: the people and bodies that everything is about."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="organisation",
    title=N_("Organisation"),
    icon="users",
    order=25,
    groups=(Group("business", N_("Business")), Group("projects", N_("Projects"))),
)
