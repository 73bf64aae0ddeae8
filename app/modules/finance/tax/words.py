"""What tax cases are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "finance_tax_case",
        N_("Tax case"),
        {
            "key": Field(N_("Tax key")),
            "valid_from": Field(N_("from")),
            "valid_until": Field(N_("to")),
            "rate": Field(N_("Rate"), "percent"),
            "kind": Field(
                N_("Type"), choices={"output": N_("output tax"), "input": N_("input tax"), "reverse": N_("tax owed and deducted")}
            ),
            "bu": Field(N_("BU key")),
            "output_account": Field(N_("Account of output tax")),
            "input_account": Field(N_("Account of input tax")),
            "kz_base": Field(N_("Kennzahl of the base")),
            "kz_tax": Field(N_("Kennzahl of the tax")),
            "kz_input": Field(N_("Kennzahl of input tax")),
            "category": Field(N_("Category of EN 16931")),
            "name_de": Field(N_("German name")),
            "name_en": Field(N_("English name")),
        },
    ),
)
