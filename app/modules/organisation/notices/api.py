"""What other topics use of notices: telling something to everybody, a department, a site or a role, and who belongs to those."""

from app.modules.organisation.notices.models import CHANGE
from app.modules.organisation.notices.queries.readers import readers
from app.modules.organisation.notices.rules import ALL, AUDIENCES, NoticeDraft, Reader, is_for
from app.modules.organisation.notices.services import save_notice

__all__ = ["ALL", "AUDIENCES", "CHANGE", "NoticeDraft", "Reader", "is_for", "readers", "save_notice"]
