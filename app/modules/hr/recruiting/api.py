"""What other topics may use of recruiting: checklists of who begins and leaves."""

from app.modules.hr.recruiting.models import ChecklistItem
from app.modules.hr.recruiting.queries.checklists import TaskRow, tasks_of
from app.modules.hr.recruiting.rules.checklists import LEAVE
from app.modules.hr.recruiting.services.checklists import call_off_checklist, start_checklist

__all__ = ["LEAVE", "ChecklistItem", "TaskRow", "call_off_checklist", "start_checklist", "tasks_of"]
