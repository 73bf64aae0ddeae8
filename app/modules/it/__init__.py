"""IT: devices and who has them, licences, the helpdesk, and what all of it runs on."""

from app.core.manifest import Module
from app.core.messages import N_

MODULE = Module(name="it", title=N_("IT"), icon="monitor", order=27)
