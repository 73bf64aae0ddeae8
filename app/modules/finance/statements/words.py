"""What copies of rows are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (Record("finance_scheme", N_("Rows of a statement"), {"kind": Field(N_("Statement"))}),)
