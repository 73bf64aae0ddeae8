"""People: those who work here."""

from app.core.manifest import Module
from app.core.messages import N_

MODULE = Module(name="hr", title=N_("Staff"), icon="user", order=22)
