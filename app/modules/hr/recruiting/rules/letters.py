"""Letters to applicants: what they are for, and which fields their texts know."""

from app.modules.hr.recruiting.settings import FIELDS, INVITATION, PURPOSES, RECEIPT, REFUSAL

__all__ = ["FIELDS", "INVITATION", "PURPOSES", "RECEIPT", "REFUSAL"]
