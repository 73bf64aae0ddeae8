"""Contacts of the demo company: those whose papers it has, its customers and suppliers with their accounts, people, conditions and calls."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.organisation.contacts.rules.activities import ActivityDraft, ConsentDraft
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import AddressDraft, ChannelDraft, PersonDraft, RoleDraft
from app.modules.organisation.contacts.rules.terms import TermsDraft
from app.modules.organisation.contacts.services.activities import save_activity, save_consent
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.contacts.services.parts import (
    save_address,
    save_channel,
    save_person_of,
    save_role,
    save_terms,
)

CONTACTS = (
    ContactDraft("Stadtwerke Kiel Musternetz GmbH", street="Uhlenkrog 32", postcode="24113", town="Kiel", mail="service@stadtwerke.example", phone="0431 5550101"),
    ContactDraft("Holzhandel Förde KG", title="ms", first_name="Birte", last_name="Hansen", street="Am Kanal 7", postcode="24106", town="Kiel", mail="hansen@holz-foerde.example"),
    ContactDraft("Krüger Maschinenbau GmbH", title="mr", first_name="Jörg", last_name="Krüger", street="Werftstraße 114", postcode="24143", town="Kiel", phone="0431 5550177"),
    ContactDraft("Versicherung Nordstern AG", street="Große Bleichen 21", postcode="20354", town="Hamburg", mail="vertrag@nordstern.example"),
    ContactDraft("Finanzamt Kiel", kind="authority", street="Feldstraße 23", postcode="24105", town="Kiel"),
    ContactDraft("Aarhus Tømrer ApS", title="ms", first_name="Mette", last_name="Sørensen", street="Havnegade 4", postcode="8000", town="Aarhus C", country="DK", language="en", vat_id="DK12345674"),
    ContactDraft("Bürobedarf Weiß oHG", street="Holstenstraße 50", postcode="24103", town="Kiel", mail="info@buero-weiss.example"),
    ContactDraft("Tischlerei Lüders", kind="company", title="mr", first_name="Ole", last_name="Lüders", street="Dorfstraße 3", postcode="24214", town="Gettorf"),
    ContactDraft("Immobilien Schlei GmbH & Co. KG", street="Kappelner Straße 9", postcode="24837", town="Schleswig", phone="04621 555012"),
    ContactDraft("", kind="person", title="ms", first_name="Karin", last_name="Groß", street="Lindenweg 18", postcode="24116", town="Kiel"),
)  # fmt: skip


# account, name, street, postcode, town, country, phone, mail, tags
PARTNERS = (
    ("10010", "Weber Metallbau GmbH", "Eckernförder Straße 210", "24119", "Kronshagen", "DE", "0431 5550210", "einkauf@weber-metall.example", "Metall, Stammkunde"),
    ("10020", "Tischlerei Sörensen", "Norderstraße 12", "24939", "Flensburg", "DE", "0461 5550220", "post@soerensen.example", "Holz"),
    ("10030", "Bootswerft Laboe GmbH", "Hafenstraße 5", "24235", "Laboe", "DE", "04343 555030", "werft@laboe.example", "Saisonkunde"),
    ("10040", "Stadtwerke Kiel AG", "Knooper Weg 75", "24116", "Kiel", "DE", "0431 5550240", "rechnung@stadtwerke-kiel.example", ""),
    ("10050", "Hansen Heizung & Sanitär", "Dorfstraße 44", "24214", "Gettorf", "DE", "04346 555050", "buero@hansen-heizung.example", "Stammkunde"),
    ("10060", "Förde Bau GmbH & Co. KG", "Kaistraße 90", "24114", "Kiel", "DE", "0431 5550260", "bau@foerde-bau.example", "Bau"),
    ("10070", "Gymnasium Altenholz", "Danziger Straße 18c", "24161", "Altenholz", "DE", "0431 5550270", "verwaltung@gymnasium-altenholz.example", "Öffentlich"),
    ("10080", "Autohaus Brandt e. K.", "Hamburger Chaussee 300", "24113", "Kiel", "DE", "0431 5550280", "werkstatt@brandt.example", ""),
    ("10090", "Zimmerei Matthiesen", "Am Wald 3", "24340", "Eckernförde", "DE", "04351 555090", "info@zimmerei-matthiesen.example", "Holz"),
    ("10100", "Værktøj Syd ApS", "Havnevej 21", "6400", "Sønderborg", "DK", "+45 74 555100", "ordre@vaerktoej-syd.example", "Händler"),
    ("10110", "Dachdecker Röhr GmbH", "Industriestraße 8", "24768", "Rendsburg", "DE", "04331 555110", "kontakt@roehr-dach.example", ""),
    ("10120", "Lindenau Maschinen GmbH", "Werftbahnstraße 2", "24143", "Kiel", "DE", "0431 5550320", "einkauf@lindenau.example", "Stammkunde"),
    ("70010", "Stahl & Söhne AG", "Hüttenstraße 4", "44145", "Dortmund", "DE", "0231 555010", "verkauf@stahl-soehne.example", "Material"),
    ("70020", "Groß Bürobedarf KG", "Am Markt 11", "24103", "Kiel", "DE", "0431 5550420", "bestellung@gross-buero.example", ""),
    ("70030", "Elektro Thiessen GmbH", "Werftweg 2", "24143", "Kiel", "DE", "0431 5550430", "info@thiessen.example", "Material"),
    ("70040", "Druckwerk Nord", "Speicherstraße 8", "20457", "Hamburg", "DE", "040 5550440", "satz@druckwerk.example", ""),
    ("70050", "Auto Kühn e. K.", "Rendsburger Landstraße 120", "24113", "Kiel", "DE", "0431 5550450", "kfz@kuehn.example", ""),
    ("70060", "Spedition Ostsee GmbH", "Ostuferhafen 15", "24149", "Kiel", "DE", "0431 5550460", "dispo@spedition-ostsee.example", "Fracht"),
    ("70070", "IT-Haus Förde GmbH", "Wissenschaftspark 1", "24118", "Kiel", "DE", "0431 5550470", "hilfe@it-haus.example", "IT"),
    ("70080", "Kanzlei Dr. Jessen", "Holtenauer Straße 30", "24105", "Kiel", "DE", "0431 5550480", "kanzlei@jessen.example", ""),
    ("70090", "Werkzeugfabrik Remscheid GmbH", "Feilenstraße 60", "42853", "Remscheid", "DE", "02191 555090", "vertrieb@wf-remscheid.example", "Material"),
)  # fmt: skip
# organisation, title, first name, last name, function, phone
PEOPLE = (
    ("Weber Metallbau GmbH", "ms", "Sabine", "Weber", "Geschäftsführung", "0171 5550211"),
    ("Weber Metallbau GmbH", "mr", "Torben", "Klein", "Einkauf", "0431 5550212"),
    ("Bootswerft Laboe GmbH", "mr", "Fiete", "Harms", "Werkstattleitung", "04343 555031"),
    ("Stahl & Söhne AG", "ms", "Martina", "Hoffmann", "Vertrieb Innendienst", "0231 555011"),
    ("Værktøj Syd ApS", "mr", "Jens", "Madsen", "Indkøb", "+45 74 555101"),
)
D = datetime.date
TERMS = (
    ("Weber Metallbau GmbH", TermsDraft("customer", D(2025, 1, 1), 30, 10, 200, discount=300, credit_limit=2_500_000)),
    ("Weber Metallbau GmbH", TermsDraft("customer", D(2026, 1, 1), 30, 10, 200, discount=500, credit_limit=3_000_000)),
    ("Gymnasium Altenholz", TermsDraft("customer", D(2025, 1, 1), 30)),
    ("Hansen Heizung & Sanitär", TermsDraft("customer", D(2025, 3, 1), 14, 7, 300, price_group="B")),
    ("Stahl & Söhne AG", TermsDraft("supplier", D(2025, 1, 1), 30, 8, 300, skonto2_days=14, skonto2=200)),
    ("Werkzeugfabrik Remscheid GmbH", TermsDraft("supplier", D(2025, 1, 1), 60, 14, 200)),
)  # fmt: skip
ACTIVITIES = (
    ("Weber Metallbau GmbH", ActivityDraft("call", D(2026, 6, 16), "in", "Fragt nach Lieferzeit der Bohrmaschinen", "Herr Klein braucht sechs Stück bis Ende Juli.")),
    ("Weber Metallbau GmbH", ActivityDraft("meeting", D(2026, 4, 14), "", "Jahresgespräch", "Rabatt bleibt bei 5 %, Abruf in vier Teilmengen.")),
    ("Bootswerft Laboe GmbH", ActivityDraft("mail", D(2026, 6, 9), "in", "Reklamation eines Akkus", "Bild liegt bei; Ersatz zugesagt.")),
    ("Lindenau Maschinen GmbH", ActivityDraft("note", D(2026, 5, 20), "", "Neue Ansprechpartnerin ab August")),
    ("Stahl & Söhne AG", ActivityDraft("call", D(2026, 6, 11), "out", "Preise für das zweite Halbjahr", "Angebot kommt bis Monatsende.")),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep the contacts with what they have several of, and what was said to them."""
    for draft in CONTACTS:
        office.run(save_contact, draft)
    keys: dict[str, int] = {}
    for account, name, street, postcode, town, country, phone, mail, tags in PARTNERS:
        about = ContactDraft(
            name,
            street=street,
            postcode=postcode,
            town=town,
            country=country,
            phone=phone,
            mail=mail,
            tags=tags,
            language="en" if country == "DK" else "de",
            in_charge="anna",
            debtor=account if account < "7" else "",
            creditor=account if account >= "7" else "",
        )
        keys[name] = office.run(save_contact, about)
        office.run(
            save_role, keys[name], RoleDraft("customer" if account < "7" else "supplier", D(2025, 1, 1))
        )
    for firm, title, first, last, function, phone in PEOPLE:
        one = office.run(
            save_contact,
            ContactDraft("", "person", title=title, first_name=first, last_name=last, phone=phone),
        )
        office.run(save_person_of, keys[firm], PersonDraft(one, function, since=D(2025, 1, 1)))
    for firm, terms in TERMS:
        office.run(save_terms, keys[firm], terms)
    for firm, activity in ACTIVITIES:
        office.run(save_activity, keys[firm], activity)
    weber, school = keys["Weber Metallbau GmbH"], keys["Gymnasium Altenholz"]
    office.run(save_address, weber, AddressDraft("delivery", "Tor 2", "Gewerbering 8", "24113", "Molfsee"))
    office.run(save_channel, weber, ChannelDraft("mail", "rechnung@weber-metall.example", "invoice"))
    said = ConsentDraft("letter", "objected", D(2026, 2, 3), "Brief der Schule vom 3. Februar 2026")
    office.run(save_consent, school, said)
    given = ConsentDraft("mail", "given", D(2025, 9, 18), "Formular auf der Hausmesse")
    office.run(save_consent, weber, given)
