"""What happens to files that are put on a record of another module."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting(
        "documents.file_attached",
        N_("Files put on a record also go to the inbox of the archive"),
        "switch",
        True,
        group=N_("Documents"),
        help=N_(
            "Their text is found, and they are kept as long as their type must be. Without it they are only attached."
        ),
    ),
)
