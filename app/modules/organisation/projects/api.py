"""What other topics may use of projects: tasks and projects that follow from their own rows, and what became of those."""

from app.modules.organisation.projects.models import Project, ProjectTask
from app.modules.organisation.projects.queries.choices import project_choices
from app.modules.organisation.projects.queries.from_elsewhere import Followed, tasks_from
from app.modules.organisation.projects.rules.projects import (
    CANCELLED,
    COMPLETED,
    DONE,
    ENDED,
    TASK_STATES,
    TASK_TONES,
)
from app.modules.organisation.projects.rules.projects import STATES as PROJECT_STATES
from app.modules.organisation.projects.services.from_elsewhere import Wanted, add_tasks, project_for
from app.modules.organisation.projects.services.tasks import set_task_state

__all__ = [
    "CANCELLED",
    "COMPLETED",
    "DONE",
    "ENDED",
    "PROJECT_STATES",
    "TASK_STATES",
    "TASK_TONES",
    "Followed",
    "Project",
    "ProjectTask",
    "Wanted",
    "add_tasks",
    "project_choices",
    "project_for",
    "set_task_state",
    "tasks_from",
]
