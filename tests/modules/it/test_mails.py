"""Mails on tickets: by number, thread and sender, each once, machines apart, texts as people read them; and merging, which loses nothing."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data import archive
from app.data.office import Office
from app.data.record_extras import Target, attach, attachments, follow_up, follow_ups, notes, write_note
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.helpdesk.queries.metrics import figures
from app.modules.it.helpdesk.queries.tickets import ticket
from app.modules.it.helpdesk.readers.mail_file import read_mail
from app.modules.it.helpdesk.rules.mails import MailIn
from app.modules.it.helpdesk.rules.tickets import ChangeDraft, TicketDraft
from app.modules.it.helpdesk.services.changes import link_tickets, links_of, plan_change
from app.modules.it.helpdesk.services.day import close_old
from app.modules.it.helpdesk.services.mails import take_mail
from app.modules.it.helpdesk.services.merging import merge
from app.modules.it.helpdesk.services.tasks import add_task
from app.modules.it.helpdesk.services.tickets import open_ticket, say, solve, wait
from tests.modules.it.test_helpdesk import MONDAY, at

RITA = "rita@x.example"


def rita(office: Office) -> int:
    """Keep the member of staff who asks."""
    return office.run(save_person, PersonDraft("Rita", "Fragt", mail="Rita@X.example"))


def asked(office: Office) -> tuple[int, str]:
    """Take the first mail of Rita, and return the ticket with its number."""
    key = at(office, 0).run(take_mail, MailIn("Drucker", RITA, "Er streikt.", "Rita Fragt", "<1@x>"))
    return key, office.read(ticket, key).number  # type: ignore[union-attr]


def state(office: Office, key: int) -> str:
    """Return the state of a ticket."""
    return office.read(ticket, key).state  # type: ignore[union-attr]


def test_a_mail_is_a_ticket_or_a_word_on_one(any_office: Office) -> None:
    """Known by sender whatever the case, by number, by thread; the same mail again is on its ticket already."""
    o, who = any_office, rita(any_office)
    key, number = asked(o)
    one = o.read(ticket, key)
    assert one is not None
    assert (one.requester_id, one.channel, one.entries[0].by) == (who, "mail", "Rita Fragt")
    assert at(o, 5).run(take_mail, MailIn(f"AW: [{number}] Drucker", RITA.upper(), "Immer noch.")) == key
    assert (
        at(o, 6).run(
            take_mail, MailIn("AW: Drucker", RITA, "Hallo?", message_id="<2@x>", answers=("<0@x>", "<1@x>"))
        )
        == key
    )
    assert at(o, 7).run(take_mail, MailIn("AW: Drucker", RITA, "Und?", answers=("<2@x>",))) == key
    for _twice in range(2):
        assert at(o, 8).run(take_mail, MailIn("Drucker", RITA, "Er streikt.", "Rita Fragt", "<1@x>")) == key
    assert [entry.body for entry in o.read(ticket, key).entries] == [
        "Er streikt.",
        "Immer noch.",
        "Hallo?",
        "Und?",
    ]  # type: ignore[union-attr]


def test_who_wrote_it_is_who_wrote_it(any_office: Office) -> None:
    """A supplier's word stands with its name, wakes only what waited for a supplier, and reopens nothing; an unknown sender signs for themselves."""
    o, _who = any_office, rita(any_office)
    key, number = asked(o)
    supplier = MailIn(f"Re: {number}", "shop@y.example", "Kommt morgen.", "Laden")
    at(o, 10).run(wait, key, "requester")
    at(o, 11).run(take_mail, supplier)
    one = o.read(ticket, key)
    assert one is not None
    assert (one.state, one.entries[-1].by, one.entries[-1].internal) == (
        "waiting",
        "Laden <shop@y.example>",
        True,
    )
    at(o, 12).run(wait, key, "supplier")
    at(o, 13).run(take_mail, replace(supplier, body="Ist da."))
    assert state(o, key) == "open"
    at(o, 14).run(solve, key, "Getauscht.")
    at(o, 15).run(take_mail, replace(supplier, body="Rechnung folgt."))
    assert state(o, key) == "solved"
    at(o, 16).run(take_mail, MailIn(f"Re: {number}", RITA, "Geht wieder nicht."))
    assert state(o, key) == "open"
    new = at(o, 17).run(take_mail, MailIn("Frage", "neu@z.example", "Wer hilft?", "Neu"))
    fresh = o.read(ticket, new)
    assert fresh is not None
    assert (fresh.requester_id, fresh.entries[0].by) == (None, "Neu <neu@z.example>")
    at(o, 18).run(wait, new, "requester")
    at(o, 19).run(take_mail, MailIn(f"Re: {fresh.number}", "neu@z.example", "Danke, hier.", "Neu"))
    assert state(o, new) == "open", "who asked first is the requester, known here or not"
    assert o.read(ticket, new).entries[-1].by == "Neu <neu@z.example>"  # type: ignore[union-attr]


def test_machines_reopen_nothing(office: Office) -> None:
    """An out-of-office reply stands on the ticket and leaves it solved; to no ticket it is refused."""
    use_language("en")
    rita(office)
    key, number = asked(office)
    at(office, 1).run(solve, key, "Erledigt.")
    at(office, 2).run(take_mail, MailIn(f"Abwesend: {number}", RITA, "Bis Montag.", automatic=True))
    assert state(office, key) == "solved"
    with pytest.raises(Invalid, match="automatic"):
        at(office, 3).run(take_mail, MailIn("Abwesend", RITA, "Bis Montag.", automatic=True))


def test_a_merged_ticket_leads_on_and_a_closed_one_is_followed(any_office: Office) -> None:
    """A mail to a merged ticket is on its goal; to a closed one it is a new ticket that is linked to it."""
    o = any_office
    rita(o)
    key, number = asked(o)
    into, last = (at(o, 1).run(open_ticket, TicketDraft(name)) for name in ("Haupt", "Letztes"))
    at(o, 2).run(merge, key, into)
    at(o, 3).run(merge, into, last)
    assert at(o, 4).run(take_mail, MailIn(f"Re: {number}", RITA, "Noch da?")) == last
    assert at(o, 4).run(take_mail, MailIn("Drucker", RITA, "Er streikt.", "Rita Fragt", "<1@x>")) == last
    at(o, 5).run(solve, last, "Erledigt.")
    assert at(o, 0, 9).run(close_old) == 1
    new = at(o, 0, 10).run(take_mail, MailIn(f"Re: {number}", RITA, "Schon wieder."))
    assert new != last
    assert [row.other for row in o.read(links_of, new)] == [last]


def test_merging_loses_nothing(any_office: Office) -> None:
    """Checklist, minutes, links, documents, notes, follow-ups and the requester go along; a link that both have stays once."""
    o, who = any_office, rita(any_office)
    use_language("en")
    key, into, third, fourth = (
        at(o, 0).run(open_ticket, TicketDraft(f"T{n}", requester=who if n == 0 else None)) for n in range(4)
    )
    at(o, 1).run(say, key, "phone", "Am Telefon.", minutes=25)
    at(o, 1).run(say, into, "phone", "Auch.", minutes=5)
    at(o, 2).run(add_task, key, "Kabel prüfen")
    for one, other in ((key, third), (into, third), (fourth, key), (key, into)):
        at(o, 2).run(link_tickets, one, other)
    sha = archive.store(o.book, b"bild")
    target, goal = Target("it_ticket", key), Target("it_ticket", into)
    o.run(attach, target, sha, "bild.png", 4)
    o.run(write_note, target, "Achtung")
    o.run(follow_up, target, datetime.date(2026, 12, 1), "Nachsehen")
    before = o.read(figures, MONDAY - datetime.timedelta(days=1), MONDAY + datetime.timedelta(days=1)).minutes
    at(o, 3).run(merge, key, into)
    one_ = o.read(ticket, into)
    assert one_ is not None
    assert (one_.minutes, one_.requester_id, [task[1] for task in one_.tasks]) == (30, who, ["Kabel prüfen"])
    assert sorted(row.other for row in o.read(links_of, into)) == [third, fourth]
    assert [row.name for row in o.read(attachments, goal)] == ["bild.png"]
    assert [row.text for row in o.read(notes, goal)] == ["Achtung"]
    assert [row.text for row in o.read(follow_ups, goal)] == ["Nachsehen"]
    after = o.read(figures, MONDAY - datetime.timedelta(days=1), MONDAY + datetime.timedelta(days=1)).minutes
    assert before == after == 30
    change = at(o, 4).run(open_ticket, TicketDraft("Umbau", type="change"))
    at(o, 5).run(plan_change, change, ChangeDraft(plan="So", fallback="Zurück"))
    with pytest.raises(Invalid, match="stays on its own"):
        at(o, 6).run(merge, change, into)


HTML = """<html><head><style>p{color:red}</style></head><body><p>Hallo,<br>der <b>Drucker</b> streikt.</p>
<ul><li>eins</li><li>zwei</li></ul><script>alert(1)</script></body></html>"""


def written(path: Path, body: str, **heads: str) -> MailIn:
    """Write a mail file and read it."""
    head = {"Subject": "Drucker", "From": "Rita Fragt <rita@x.example>", "MIME-Version": "1.0", **heads}
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in head.items() if value)
    path.write_text(f"{lines}\n{body}", "utf-8")
    return read_mail(path)


def test_mail_files_are_read_as_people_read_them(tmp_path: Path) -> None:
    """HTML keeps its lines, what is forwarded is there, heads are not repeated in the text, the thread and machines are known."""
    path = tmp_path / "a.eml"
    rich = written(path, HTML, Content_Type="text/html; charset=utf-8")
    assert rich.body.splitlines() == ["Hallo,", "der Drucker streikt.", "– eins", "– zwei"]
    part = "--b\nContent-Type: text/plain\n\nbitte kuemmern\n--b\nContent-Type: message/rfc822\n\nFrom: kunde@y.example\nSubject: innen\n\ninnerer Text\n--b--\n"
    forwarded = written(path, part, Content_Type="multipart/mixed; boundary=b")
    assert forwarded.body.startswith("bitte kuemmern")
    assert "innen" in forwarded.body
    assert forwarded.body.endswith("innerer Text")
    plain = written(path, "Er streikt.", Message_ID="<7@x>", In_Reply_To="<6@x>", References="<5@x>\n <6@x>")
    assert (plain.body, plain.sender, plain.writer) == ("Er streikt.", RITA, "Rita Fragt")
    assert (plain.message_id, plain.answers, plain.automatic) == ("<7@x>", ("<6@x>", "<5@x>"), False)
    for heads in (
        {"Auto_Submitted": "auto-replied"}, {"X_Autoreply": "yes"}, {"Precedence": "auto_reply"},
        {"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"},
    ):  # fmt: skip
        assert written(path, "weg", **heads).automatic
    assert not written(path, "da", Auto_Submitted="no").automatic
    two = written(path, "hallo", From='"Weg, Willi" <willi@x.example>, chef@x.example')
    assert (two.sender, two.writer) == ("willi@x.example", "Weg, Willi")


def test_the_command_takes_mails_in(place: str, tmp_path: Path) -> None:
    """`tickets mail` says the ticket of each file; what is no mail keeps no other out, and the file is on its ticket."""
    written(tmp_path / "a.eml", "eins")
    (tmp_path / "b.eml").write_bytes(b"\n\nno mail")
    written(tmp_path / "c.eml", "zwei", Subject="Anderes")
    cli.commands()
    names = [str(tmp_path / name) for name in ("a.eml", "b.eml", "c.eml", "a.eml")]
    done = CliRunner().invoke(cli.kontor, ["tickets", "mail", place, *names, "--json"])
    rows = json.loads(done.stdout)["mails"]
    assert done.exit_code == 1
    assert rows[0]["ticket"] == rows[3]["ticket"] != rows[2]["ticket"]
    assert not rows[1]["ticket"]
    listed = CliRunner().invoke(cli.kontor, ["tickets", "list", place, "--view", "late", "--json"])
    assert listed.exit_code == 0
