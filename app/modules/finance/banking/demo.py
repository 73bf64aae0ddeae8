"""The demo company's bank: an account, a camt.053 file of July 2026 that is written here and read like any other, and a rule."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape

from app.core.money import plain
from app.data.office import Office
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement, Rule
from app.modules.finance.banking.services.movements import post_by_rules, save_bank_account, save_rule
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.ledger.api import balances_at

IBAN = "DE02120300000000202051"
DAY = datetime.date
PLANNED = (
    (
        DAY(2026, 7, 1),
        -18430,
        "Nord Versicherung AG",
        "DE89370400440532013000",
        "Betriebshaftpflicht 07/2026 VS-2607",
        "VS-2607",
    ),
    (
        DAY(2026, 7, 2),
        702655,
        "Autohaus Brandt e. K.",
        "DE75512108001245126199",
        "Rechnung AR-261203",
        "AR-261203",
    ),
    (
        DAY(2026, 7, 3),
        -321300,
        "Immobilien Hafen KG",
        "DE12500105170648489890",
        "Miete Halle und Buero 07/2026",
        "NOTPROVIDED",
    ),
    (
        DAY(2026, 7, 3),
        169019,
        "Lindenau Maschinen GmbH",
        "DE27100777770209299700",
        "AR-261198 abzgl. nichts",
        "AR-261198",
    ),
    (
        DAY(2026, 7, 6),
        -15590,
        "Foerde Telekom GmbH",
        "DE91100000000123456789",
        "Telefon Internet Juli Kd 4411",
        "TK-2607",
    ),
    (DAY(2026, 7, 6), -4290, "Deutsche Post AG", "DE05500105173648489890", "Portokasse 07", "NOTPROVIDED"),
    (
        DAY(2026, 7, 7),
        1013339,
        "Gymnasium Altenholz",
        "DE68210501700012345678",
        "Rechnung AR-261199 vom 24.06.",
        "AR-261199",
    ),
    (
        DAY(2026, 7, 8),
        -98542,
        "Werkzeugfabrik Remscheid",
        "DE40340500000000654321",
        "ER-262176 Teilzahlung",
        "ER-262176",
    ),
    (
        DAY(2026, 7, 9),
        -27350,
        "Stadtwerke Kiel AG",
        "DE43200500001234567890",
        "Abschlag Strom Juli Vertrag 77123",
        "NOTPROVIDED",
    ),
    (
        DAY(2026, 7, 10),
        -604330,
        "Finanzkasse Kiel",
        "DE17210000000021001501",
        "USt-VA 06/2026 StNr 19 293 41234",
        "NOTPROVIDED",
    ),
    (
        DAY(2026, 7, 10),
        -11900,
        "Stadt Kiel Parkraum",
        "DE60210501700000123456",
        "Parkausweise Lieferwagen 2026",
        "NOTPROVIDED",
    ),
    (DAY(2026, 7, 13), 238000, "Kunde Meyer", "DE88100900001234567892", "Anzahlung Werkbank", "NOTPROVIDED"),
)


def camt_file(
    iban: str, number: str, opening: int, movements: list[Movement], closing_day: datetime.date
) -> bytes:
    """Write a camt.053.001.08 statement; balances in cents, credit positive."""

    def amount(cents: int) -> str:
        return f'<Amt Ccy="EUR">{plain(abs(cents))}</Amt><CdtDbtInd>{"CRDT" if cents >= 0 else "DBIT"}</CdtDbtInd>'

    def balance(kind: str, cents: int, day: datetime.date) -> str:
        return f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{amount(cents)}<Dt><Dt>{day}</Dt></Dt></Bal>"

    entries = []
    for one in movements:
        role = "Dbtr" if one.amount > 0 else "Cdtr"
        entries.append(
            f"<Ntry>{amount(one.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{one.day}</Dt></BookgDt><ValDt><Dt>{one.value_day}</Dt></ValDt>"
            f"<NtryDtls><TxDtls><Refs><EndToEndId>{escape(one.end_to_end)}</EndToEndId></Refs><RltdPties><{role}><Pty><Nm>{escape(one.name)}</Nm></Pty>"
            f"</{role}><{role}Acct><Id><IBAN>{one.iban}</IBAN></Id></{role}Acct></RltdPties><RmtInf><Ustrd>{escape(one.text)}</Ustrd></RmtInf>"
            "</TxDtls></NtryDtls></Ntry>"
        )
    closing = opening + sum(one.amount for one in movements)
    first = min((one.day for one in movements), default=closing_day)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr>'
        f"<MsgId>{number}</MsgId><CreDtTm>{closing_day}T20:00:00</CreDtTm></GrpHdr><Stmt><Id>{number}</Id><LglSeqNb>{number}</LglSeqNb>"
        f"<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>{balance('OPBD', opening, first)}{balance('CLBD', closing, closing_day)}"
        f"{''.join(entries)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def accounts(office: Office, _months: int) -> None:
    """Keep the account of the company."""
    office.run(save_bank_account, IBAN, "Förde Bank", "1800")


def demo(office: Office, months: int) -> None:
    """Bring July's statement in; the insurance is posted by a rule, the rest waits in the inbox."""
    if months < 18:
        return
    opening = office.read(balances_at, DAY(2026, 6, 30)).get("1800", 0)
    movements = [
        Movement(amount, "EUR", day, day, name, iban=iban, text=text, end_to_end=reference)
        for day, amount, name, iban, text, reference in PLANNED
    ]
    data = camt_file(IBAN, "7", opening, movements, DAY(2026, 7, 13))
    office.run(bring_in, [BankFile("camt053_2026-07.xml", "camt.053", data, tuple(camt.read(data)))])
    office.run(
        save_rule,
        Rule(
            "Betriebshaftpflicht",
            "betriebshaftpflicht",
            "",
            "out",
            None,
            most=None,
            account="6400",
            tax="",
            cost1="200",
            text="",
            automatic=True,
        ),
    )
    office.run(post_by_rules)
