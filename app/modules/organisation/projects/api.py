"""What other topics use of projects."""

from app.modules.organisation.projects.models import Project

__all__ = ["Project"]
