"""Finance: what is booked, and what is made of it."""

from app.core.manifest import Module
from app.core.messages import N_

MODULE = Module(name="finance", title=N_("Finance"), icon="landmark", order=20)
