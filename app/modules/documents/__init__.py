"""Documents: everything that arrives is filed, found in a second, kept as the law asks, and erased when it is time."""

from app.core.manifest import Module
from app.core.messages import N_

MODULE = Module(name="documents", title=N_("Documents"), icon="folder-open", order=30)
