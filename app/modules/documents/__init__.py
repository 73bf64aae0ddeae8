"""Documents: everything that arrives is filed, found in a second, kept as the law asks, and erased when it is time."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="documents",
    title=N_("Documents"),
    icon="folder-open",
    order=30,
    groups=(
        Group("papers", N_("Filing")),
        Group("letters", N_("Writing")),
        Group("keep", N_("Safekeeping")),
        Group("master", N_("Master data"), open=False),
    ),
)
