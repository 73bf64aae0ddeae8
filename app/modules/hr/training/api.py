"""What other topics may use of training: proofs and gaps by instruction, skills, and what somebody who leaves has to pay back."""

from app.modules.hr.training.models import (
    Course,
    CourseEvent,
    Instruction,
    Participant,
    Proof,
    Skill,
    SkillLevel,
)
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
from app.modules.hr.training.rules.training import CONFIRMED, INSTRUCTION_KINDS, INVITED, PLANNED

__all__ = [
    "CONFIRMED",
    "DUE_STATES",
    "EXPIRED",
    "FINE",
    "GAPS",
    "INSTRUCTION_KINDS",
    "INVITED",
    "PLANNED",
    "Course",
    "CourseEvent",
    "Due",
    "Instruction",
    "Participant",
    "Proof",
    "Skill",
    "SkillLevel",
    "dues",
    "instruction_dues",
    "instruction_gaps",
    "instruction_proofs",
    "repayments",
]
