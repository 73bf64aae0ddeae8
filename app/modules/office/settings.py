"""Settings of the company and of the program."""

from app.core.errors import Invalid
from app.core.identifiers import bic, iban, vat_id
from app.core.messages import N_
from app.core.settings import Setting

COMPANY, PROGRAM, SAFETY = N_("Company"), N_("Program"), N_("Safety")
NO_LAND = N_("Please choose: public holidays and deadlines follow the Bundesland.")
LANDS = (
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
)
FORMS = (
    ("gmbh", "GmbH"),
    ("ug", "UG (haftungsbeschränkt)"),
    ("ag", "AG"),
    ("eg", "eG"),
    ("gmbhcokg", "GmbH & Co. KG"),
    ("kg", "KG"),
    ("ohg", "OHG"),
    ("gbr", "GbR"),
    ("ek", "e. K."),
    ("sole", N_("Sole trader")),
    ("free", N_("Freelancer")),
    ("ev", "e. V."),
    ("other", N_("Other")),
)


def _name(value: str) -> str:
    if not value:
        raise Invalid(N_("Enter the company's name."), field="company.name")
    return value


def _vat_id(value: str) -> str:
    return vat_id(value) if value else ""


def _iban(value: str) -> str:
    return iban(value) if value else ""


def _bic(value: str) -> str:
    return bic(value) if value else ""


SETTINGS = (
    Setting("company.name", N_("Name"), group=COMPANY, check=_name),
    Setting("company.form", N_("Legal form"), "choice", "gmbh", group=COMPANY, choices=FORMS),
    Setting("company.street", N_("Street"), group=COMPANY),
    Setting("company.postcode", N_("Postcode"), group=COMPANY),
    Setting("company.town", N_("Town"), group=COMPANY),
    Setting("company.land", N_("Bundesland"), "choice", "BE", group=COMPANY, choices=LANDS),
    Setting("company.tax_number", N_("Tax number"), group=COMPANY),
    Setting("company.vat_id", N_("VAT ID"), group=COMPANY, check=_vat_id),
    Setting("company.phone", N_("Telephone"), group=COMPANY),
    Setting("company.mail", N_("E-mail"), group=COMPANY),
    Setting(
        "company.managers",
        N_("Management"),
        group=COMPANY,
        help=N_(
            "all managing directors, the board or the owner, as letters name them (§ 35a GmbHG, § 80 AktG)"
        ),
    ),
    Setting("company.court", N_("Register court"), group=COMPANY, help=N_("e.g. Amtsgericht Kiel")),
    Setting("company.register", N_("Register number"), group=COMPANY, help=N_("e.g. HRB 1234")),
    Setting("company.bank", N_("Bank on letters"), group=COMPANY),
    Setting("company.iban", N_("IBAN on letters"), group=COMPANY, check=_iban),
    Setting("company.bic", N_("BIC on letters"), group=COMPANY, check=_bic),
    Setting(
        "user.language",
        N_("Language"),
        "choice",
        "de",
        "user",
        group=PROGRAM,
        choices=(("de", "Deutsch"), ("en", "English")),
    ),
    Setting(
        "user.theme",
        N_("Appearance"),
        "choice",
        "system",
        "user",
        group=PROGRAM,
        choices=(
            ("system", N_("as the system")),
            ("light", N_("light")),
            ("dark", N_("dark")),
            ("contrast", N_("high contrast")),
        ),
    ),
    Setting(
        "user.zoom",
        N_("Size of text in percent"),
        "number",
        100,
        "user",
        group=PROGRAM,
        minimum=75,
        maximum=250,
    ),
    Setting(
        "user.tables",
        N_("Tables in place of drawings"),
        "switch",
        False,
        "user",
        group=PROGRAM,
        help=N_("Calendars, plans and charts are read as tables, also by a screen reader."),
    ),
    Setting(
        "safety.lock_minutes",
        N_("Lock after minutes without input (0: never)"),
        "number",
        15,
        "book",
        group=SAFETY,
        maximum=480,
    ),
    Setting("safety.daily_backup", N_("Back up once a day"), "switch", True, "book", group=SAFETY),
)
