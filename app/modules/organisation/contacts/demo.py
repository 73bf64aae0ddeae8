"""Contacts of the demo company: those whose papers it has."""

from __future__ import annotations

from app.data.office import Office
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact

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


def demo(office: Office, _months: int) -> None:
    """Keep the contacts."""
    for draft in CONTACTS:
        office.run(save_contact, draft)
