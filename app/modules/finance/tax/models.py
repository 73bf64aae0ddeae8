"""The table of tax cases."""

from __future__ import annotations

import datetime

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Keyed


class TaxCase(Keyed, Base):
    """A tax case (Steuerfall) in one span of validity; rates in basis points, accounts by number."""

    __tablename__ = "finance_tax_case"

    key: Mapped[str] = mapped_column(String(12))
    valid_from: Mapped[datetime.date]
    valid_until: Mapped[datetime.date | None]
    rate: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(8))
    bu: Mapped[str] = mapped_column(String(4))
    output_account: Mapped[str] = mapped_column(String(8))
    input_account: Mapped[str] = mapped_column(String(8))
    kz_base: Mapped[str] = mapped_column(String(4))
    kz_tax: Mapped[str] = mapped_column(String(4))
    kz_input: Mapped[str] = mapped_column(String(4))
    category: Mapped[str] = mapped_column(String(2))
    name_de: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80))

    __table_args__ = (Index("uq_finance_tax_case_key_valid_from", "key", "valid_from", unique=True),)
