"""The search: what people type who do not know our titles, in German and English; reports with their span; keys, headings, nothing found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.manifest import discover, topics
from app.core.messages import use_language
from app.ui.palette import ENTRY, KEY, Palette
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import settle

TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FIRST = 5  # of what is offered: there a page is seen without moving
GERMAN = """
bwa finance.statements.bwa | bilanz finance.statements.balance_sheet | guv finance.statements.income_statement
eür finance.statements.eur | susa finance.ledger.trial_balance | saldenliste finance.ledger.trial_balance
umsatzsteuer finance.vat.advance_return | mwst finance.vat.advance_return | elster finance.vat.advance_return
voranmeldung finance.vat.advance_return | vorsteuer finance.vat.advance_return | finanzamt finance.vat.dates
zm finance.vat.recapitulative | jahreserklärung finance.vat.year_return | kleinunternehmer finance.vat.taxation
steuersatz finance.tax.cases | afa finance.fixed_assets.assets | abschreibung finance.fixed_assets.assets
gwg finance.fixed_assets.assets | anlagenspiegel finance.fixed_assets.schedule | lieferant finance.open_items.open_items
opos finance.open_items.open_items | forderungen finance.open_items.open_items | mahnung finance.open_items.open_items
überfällig finance.open_items.open_items | sepa finance.payments.payments | überweisung finance.payments.payments
iban finance.payments.payments | lastschrift finance.payments.payments | kontoauszug finance.banking.inbox
bankkonto finance.banking.inbox | mt940 finance.banking.statements | abstimmung finance.banking.reconcile
bankregeln finance.banking.rules | kasse finance.cash.cash_book | bargeld finance.cash.cash_book
kontenplan finance.chart.accounts | skr finance.chart.accounts | kreditor finance.chart.accounts
wirtschaftsjahr finance.chart.periods | kostenstelle finance.chart.cost_centres | buchen finance.booking.mask
rechnung finance.booking.mask | buchung finance.ledger.journal | journal finance.ledger.journal
kontenblatt finance.ledger.account_sheet | hauptbuch finance.ledger.account_sheet | stapel finance.booking.stacks
textkonstanten finance.booking.texts | budget finance.budgets.budget | plan finance.budgets.budget
monatsabschluss finance.closing.month_end | jahresabschluss finance.closing.year_end | abgrenzung finance.closing.accruals
rückstellung finance.closing.provisions | steuerberater finance.datev.stacks | datev finance.datev.stacks
betriebsprüfung finance.gobd.audit | gobd finance.gobd.audit | liquidität finance.statements.cash_flow
festschreiben finance.ledger.finalise | dunkel office.settings | sprache office.settings | firma office.settings
schriftgröße office.settings | einstellungen office.settings | rechte office.users | benutzer office.users
backup office.safety | datensicherung office.safety | passwort office.password | kennwort office.password
protokoll office.trail | verlauf office.trail | anmeldungen office.sign_ins
kunden organisation.contacts.contacts | adressen organisation.contacts.contacts | telefon organisation.contacts.contacts
mitarbeiter hr.people.people | personal hr.people.people | dsgvo documents.retention.review
löschen documents.retention.review | posteingang documents.archive.inbox | scan documents.archive.inbox
belege documents.archive.archive | archiv documents.archive.archive | freigabe documents.archive.approvals
ordner documents.filing.plan | akte documents.filing.cases | serienbrief documents.letters.letters
briefpapier documents.letters.letterhead | etiketten documents.letters.labels | scanner documents.intake.folders
geräte it.assets.assets | übergeben it.assets.hand_over | reservierungen it.pool.pool | wartung it.maintenance.upkeep
lizenzen it.licences.licences | it-verträge it.licences.contracts | ticket it.helpdesk.tickets
infrastruktur it.infrastructure.components | datensicherheit it.security.security | heute cockpit.today.today
aufgaben cockpit.today.today | einrichten cockpit.today.today | erste schritte cockpit.today.first_steps
beenden window:Kontor beenden | abmelden window:Sperren oder abmelden | anderes buch window:Buch öffnen …
firma wechseln window:Buch öffnen … | neue firma window:Neue Firma … | wiederherstellen window:Sicherung zurückholen …
beispielfirma window:In der Beispielfirma umsehen | demo window:In der Beispielfirma umsehen
speichern unter window:Kopie als Sicherung speichern …
drucker it.assets.assets | laptop it.assets.assets | seriennummer it.assets.assets
geräteausgabe it.assets.hand_over | laufzettel it.assets.holders | toner it.assets.supplies
neue geräte it.arrivals.arrivals | gerätemodell it.arrivals.ties
gerätetypen it.assets.masters | inventur it.audits.audit | softwareinventar it.discovery.found
wartung it.maintenance.upkeep | dguv it.maintenance.upkeep | restwert it.maintenance.values
ausleihen it.pool.pool | lizenz it.licences.licences | kündigungsfrist it.licences.contracts
ip-adresse it.infrastructure.components | ausfall it.infrastructure.impact
schwachstellen it.security.security | störung it.helpdesk.own | passwort vergessen it.helpdesk.own
meine geräte it.helpdesk.own | support it.helpdesk.tickets | faq it.helpdesk.articles
reaktionszeit it.helpdesk.figures | textbausteine it.helpdesk.agreements
"""
ENGLISH = """
balance sheet finance.statements.balance_sheet | profit and loss finance.statements.income_statement
cash flow finance.statements.cash_flow | trial balance finance.ledger.trial_balance | vat finance.vat.advance_return
tax office finance.vat.dates | ec sales list finance.vat.recapitulative | depreciation finance.fixed_assets.assets
unpaid finance.open_items.open_items | receivables finance.open_items.open_items | overdue finance.open_items.open_items
transfer finance.payments.payments | direct debit finance.payments.payments | bank account finance.banking.inbox
camt finance.banking.statements | reconciliation finance.banking.reconcile | petty cash finance.cash.cash_book
chart of accounts finance.chart.accounts | fiscal year finance.chart.periods | voucher finance.booking.mask
postings finance.ledger.journal | batches finance.booking.stacks | forecast finance.budgets.budget
annual accounts finance.closing.year_end | checklist finance.closing.month_end | prepaid finance.closing.accruals
tax adviser finance.datev.stacks | auditor finance.gobd.audit | language office.settings | dark office.settings
permissions office.users | backup office.safety | history office.trail | password office.password
suppliers organisation.contacts.contacts | employees hr.people.people | gdpr documents.retention.review
inbox documents.archive.inbox | dms documents.archive.archive | sign off documents.archive.approvals
logo documents.letters.letterhead | folders documents.filing.plan | devices it.assets.assets
tickets it.helpdesk.tickets | licences it.licences.licences | dashboard cockpit.today.today
quit window:Quit Kontor | sign out window:Lock or sign out | switch company window:Open a book …
"""


def words_of(table: str) -> dict[str, str]:
    """Return what is typed, with the entry that is wanted."""
    parts = [part.strip() for line in table.strip().splitlines() for part in line.split("|")]
    pairs: dict[str, str] = {}
    for part in parts:
        at = part.find(" window:") if " window:" in part else part.rfind(" ")
        pairs[part[:at].strip()] = part[at:].strip()
    return pairs


def test_there_are_a_hundred_and_fifty_words() -> None:
    """In both languages together."""
    assert len(words_of(GERMAN)) + len(words_of(ENGLISH)) >= 150


def test_every_page_of_it_has_everyday_words() -> None:
    """Nobody has to know our title to find a page, and what is typed below covers each."""
    module = next(one for one in discover() if one.name == "it")
    listed = {key for key, page in module.pages() if page.listed}
    worded = {f"{topic.name}.{page}" for topic in module.topics for page in topic.words}
    assert listed - set(words_of(GERMAN).values()) == set()
    assert listed - worded == set()


def test_what_has_everyday_words_can_be_gone_to() -> None:
    """A page that does not stand in the side list but has words to find it by has a command that opens it."""
    led_to = {one.page for topic in topics() for one in topic.actions}
    unlisted = {key for module in discover() for key, page in module.pages() if not page.listed}
    worded = {f"{topic.name}.{page}" for topic in topics() for page in topic.words}
    assert len(unlisted & worded) >= 5
    assert unlisted & worded - led_to == set()


@pytest.mark.parametrize(("language", "table"), [("de", GERMAN), ("en", ENGLISH)])
def test_everyday_words_find_their_page(window: Window, qtbot: QtBot, language: str, table: str) -> None:
    """Each word shows what is meant among the first five, typed with ae, oe and ue too."""
    use_language(language)
    palette = Palette(window.desk, window.entries, window)
    palette.show()
    missing = []
    spelled = [
        (way, wanted)
        for typed, wanted in words_of(table).items()
        for way in dict.fromkeys((typed, typed.translate(TWO_LETTERS)))
        if way != "euer"  # the middle of Steuer
    ]
    for typed, wanted in spelled:
        palette.line.setText(typed)
        keys = [entry.key for entry in palette.found()[:FIRST]]
        if wanted not in keys:
            missing.append((typed, wanted, keys))
    assert missing == []
    palette.close()
    settle(qtbot, window.desk)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("de", "lohn", "hr.payroll.month"),
        ("de", "vertrag", "governance.compliance.contracts"),
        ("de", "urlaub", "hr.absence.accounts"),
        ("de", "kunde", "finance.sales.documents"),
        ("de", "rechnungen", "finance.sales.documents"),
        ("de", "ausgangsrechnung", "finance.sales.documents"),
        ("en", "invoices", "finance.sales.documents"),
        ("en", "leave", "hr.absence.accounts"),
        ("en", "contract", "governance.compliance.contracts"),
    ],
)
def test_enter_goes_to_what_begins_so(
    window: Window, qtbot: QtBot, language: str, typed: str, first: str
) -> None:
    """A title that begins with what was typed comes before pages that only know the word, whatever sign stands behind it."""
    use_language(language)
    palette = Palette(window.desk, window.entries, window)
    palette.line.setText(typed)
    assert palette.found()[0].key == first
    settle(qtbot, window.desk)


def test_a_report_is_opened_with_its_span(window: Window, qtbot: QtBot) -> None:
    """The last month that is over by itself, any other as it is typed; the page shows kind and span."""
    palette = Palette(window.desk, window.entries, window)
    palette.line.setText("bwa")
    assert palette.found()[0].title == "BWA 10/2026"
    palette.line.setText("balance sheet")
    assert "Balance sheet 2026" in [entry.title for entry in palette.found()]
    palette.line.setText("bwa 3/26")
    assert palette.found()[0].title == "BWA 03/2026"
    palette.line.setText("income statement 2025")
    assert palette.found()[0].title == "Income statement 2025"
    palette.line.setText("bwa 03/2026")
    palette.show()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    page = window.current()
    assert window.page_key == "finance.statements.statements"
    assert page.kind.text() == "bwa"
    assert [f"{day}" for day in page.bar.span()] == ["2026-03-01", "2026-03-31"]
    pages = {key for module in discover() for key, _page in module.pages()}
    assert {one.page for topic in topics() for one in topic.shown_reports} <= pages


def test_headings_keys_and_nothing_found(window: Window, qtbot: QtBot) -> None:
    """Kinds stand under headings that are no choice; keys are those that work; what is nowhere is looked for in the archive."""
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    palette = Palette(window.desk, window.entries, window)
    palette.open_over(window)
    rows = [palette.list.item(row) for row in range(palette.list.count())]
    headings = [item.text() for item in rows if item.data(ENTRY) is None]
    assert sorted(headings) == ["Commands", "Pages", "Reports"]
    own = {action.title: action.key for action in window.current().page_actions}
    shown = {item.text(): item.data(KEY) for item in rows if item.data(ENTRY) is not None}
    palette.line.setText("print")
    shown = {
        palette.list.item(row).text(): palette.list.item(row).data(KEY) for row in range(palette.list.count())
    }
    assert shown["Print"] == own["Print"]
    for _step in range(palette.list.count() + 2):
        assert palette.list.currentItem().data(ENTRY) is not None
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    palette.line.setText("xyzzyquux")
    qtbot.waitUntil(lambda: palette.list.count() == 1, timeout=PATIENCE)
    assert palette.list.item(0).text() == "Nothing found – look for “xyzzyquux” in the archive"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.page_key == "documents.archive.archive"
    assert window.current().search.text() == "xyzzyquux"
