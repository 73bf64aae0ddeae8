"""The cockpit: what is to be done today."""

from app.core.manifest import Module
from app.core.messages import N_

MODULE = Module(name="cockpit", title=N_("Today"), icon="house", order=5)
