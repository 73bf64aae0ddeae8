"""What other topics may use of training: proofs and gaps by instruction, skills, and what somebody who leaves has to pay back."""

from app.modules.hr.training.models import Course, Instruction, Proof, Skill, SkillLevel
from app.modules.hr.training.queries.gaps import (
    Due,
    dues,
    instruction_dues,
    instruction_gaps,
    instruction_proofs,
)
from app.modules.hr.training.queries.repaying import repayments
from app.modules.hr.training.rules.due import EXPIRED, FINE, GAPS
from app.modules.hr.training.rules.due import STATES as DUE_STATES
from app.modules.hr.training.rules.training import INSTRUCTION_KINDS

__all__ = [
    "DUE_STATES",
    "EXPIRED",
    "FINE",
    "GAPS",
    "INSTRUCTION_KINDS",
    "Course",
    "Due",
    "Instruction",
    "Proof",
    "Skill",
    "SkillLevel",
    "dues",
    "instruction_dues",
    "instruction_gaps",
    "instruction_proofs",
    "repayments",
]
