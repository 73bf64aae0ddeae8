"""Master data and history of a tax audit's tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import ColumnElement, Connection, func, select

from app.data.system_tables import TrailRow, TrailRun
from app.modules.finance.chart.api import Account
from app.modules.finance.fixed_assets.api import asset_views
from app.modules.finance.gobd.rules import Column, Table


def _history(connection: Connection, since: datetime.date) -> Table:
    """Return what was done to entries, lines, accounts and periods since the year began, in the order it was done."""
    begin = datetime.datetime.combine(since, datetime.time(), datetime.UTC)
    tables = (
        "finance_entry", "finance_line", "finance_account", "finance_period", "finance_fiscal_year", "setting",
        "finance_asset", "finance_asset_change", "finance_payment", "finance_cash_count",
    )  # fmt: skip
    where = (TrailRow.table_name.in_(tables), TrailRun.at >= begin)
    count = (
        connection.scalar(
            select(func.count())
            .select_from(TrailRow)
            .join(TrailRun, TrailRun.seq == TrailRow.run)
            .where(*where)
        )
        or 0
    )
    columns = (
        Column("Tag", "Tag der Änderung", "day"),
        Column("Person", "wer geändert hat"),
        Column("Befehl", "was ausgeführt wurde"),
        Column("Tabelle", "welche Daten"),
        Column("Datensatz", "Schlüssel des Datensatzes", "number"),
        Column("Art", "insert, update, delete, batch"),
        Column("Vorher", "Werte davor"),
        Column("Nachher", "Werte danach"),
    )
    keys = (Column("Nummer", "laufende Nummer", "number"),)
    about = "Änderungsverlauf von Buchungen, Konten, Perioden, Anlagen, Zahlungen und Einstellungen"
    return Table(
        "aenderungen.csv",
        "Aenderungen",
        about,
        keys,
        columns,
        count=int(count),
        rows=partial(_changes, connection, where),
    )


def _changes(connection: Connection, where: tuple[ColumnElement[bool], ...]) -> Iterator[Sequence[object]]:
    """Yield the history in the order it was done, a few thousand rows at a time."""
    columns = (
        TrailRow.id,
        TrailRun.at,
        TrailRun.login,
        TrailRun.command,
        TrailRow.table_name,
        TrailRow.row_key,
        TrailRow.kind,
    )
    query = (
        select(*columns, TrailRow.before, TrailRow.after)
        .join(TrailRun, TrailRun.seq == TrailRow.run)
        .where(*where)
    )
    query = query.order_by(TrailRow.id).limit(BATCH)
    last = 0
    while part := connection.execute(query.where(TrailRow.id > last)).all():
        for key, at, *rest in part:
            yield (key, at.astimezone().date(), *rest)
        last = part[-1][0]


def _people(connection: Connection) -> Table:
    """Return customers and suppliers."""
    query = select(Account.id, Account.number, Account.name_de, Account.kind, Account.vat_id).where(
        Account.kind.in_(("debtor", "creditor"))
    )
    rows = [
        (number, name, kind, ident)
        for _key, number, name, kind, ident in connection.execute(
            query.order_by(Account.sort, Account.number)
        )
    ]
    columns = (
        Column("Name", "Name des Kunden oder Lieferanten"),
        Column("Art", "debtor: Debitor, creditor: Kreditor"),
        Column("USt_IdNr", "Umsatzsteuer-Identifikationsnummer"),
    )
    keys = (Column("Konto", "Kontonummer"),)
    return Table(
        "personenkonten.csv",
        "Personenkonten",
        "Debitoren und Kreditoren",
        keys,
        columns,
        count=len(rows),
        rows=lambda: rows,
    )


def _assets(connection: Connection, until: datetime.date) -> Table:
    """Return the register of fixed assets at the end of the year."""
    rows = [
        (
            x.number,
            x.name,
            x.account,
            x.acquired,
            x.info.method,
            x.info.months,
            x.cost_at(until),
            x.posted(until) + x.impaired(until),
            x.book_value(until),
            x.left,
        )
        for x in asset_views(connection)
        if x.acquired <= until
    ]
    columns = (
        Column("Bezeichnung", "Name der Anlage"),
        Column("Konto", "Bestandskonto"),
        Column("Anschaffung", "Tag der Anschaffung", "day"),
        Column("Methode", "linear, degressive, low_value, pool, electric, none"),
        Column("Monate", "Nutzungsdauer in Monaten", "number"),
        Column("AHK", "Anschaffungs- und Herstellungskosten", "money"),
        Column("Abschreibung", "kumulierte Abschreibungen", "money"),
        Column("Buchwert", "Buchwert am Ende des Jahres", "money"),
        Column("Abgang", "Tag des Abgangs; leer: noch da", "day"),
    )
    keys = (Column("Inventarnummer", "Nummer der Anlage"),)
    return Table(
        "anlagen.csv",
        "Anlagen",
        "Anlagenverzeichnis am Ende des Jahres",
        keys,
        columns,
        count=len(rows),
        rows=lambda: rows,
    )


BATCH = 2000
