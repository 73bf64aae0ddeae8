"""The infrastructure of the demo company: what the shop and the office run on, two networks, addresses that agents found."""

from __future__ import annotations

from app.data.office import Office
from app.modules.hr.people.api import people
from app.modules.it.assets.api import by_code
from app.modules.it.infrastructure.rules import ComponentDraft, SubnetDraft
from app.modules.it.infrastructure.services import depend, save_component, save_subnet, take_from_agents

# name, kind, importance, back within hours, what it needs; what stands before a bar replaces each other
PARTS = (
    ("Stromversorgung Kiel", "power", 4, 4, ""),
    ("USV Serverraum", "power", 3, 4, "Stromversorgung Kiel"),
    ("Serverraum", "room", 3, 8, ""),
    ("Internet Kiel", "line", 4, 4, "Stromversorgung Kiel"),
    ("Ersatzleitung LTE", "line", 2, 24, ""),
    ("Firewall", "network", 4, 4, "USV Serverraum;weg|Internet Kiel;weg|Ersatzleitung LTE"),
    ("Switch Serverraum", "network", 4, 4, "USV Serverraum;Serverraum"),
    ("Speicher NAS 1", "storage", 4, 8, "Switch Serverraum;Serverraum"),
    ("Server Nord 1", "server", 4, 4, "USV Serverraum;Switch Serverraum"),
    ("Server Nord 2", "server", 3, 8, "USV Serverraum;Switch Serverraum"),
    ("Anmeldung 1", "virtual", 4, 2, "Server Nord 1"),
    ("Anmeldung 2", "virtual", 3, 2, "Server Nord 2"),
    ("Anmeldedienst", "service", 4, 2, "anmeldung|Anmeldung 1;anmeldung|Anmeldung 2"),
    ("Datenbank", "virtual", 4, 4, "Server Nord 1;Speicher NAS 1"),
    ("Warenwirtschaft", "application", 4, 4, "Datenbank;Anmeldedienst"),
    ("Dateiablage", "service", 3, 8, "Speicher NAS 1;Anmeldedienst"),
    ("E-Mail", "service", 3, 8, "Firewall;Anmeldedienst"),
    ("Webshop", "service", 4, 4, "Firewall;Warenwirtschaft"),
    ("Telefonie", "service", 3, 4, "Firewall;Switch Serverraum"),
    ("Kasse Laden", "application", 4, 2, "Warenwirtschaft"),
)


def demo(office: Office, _months: int) -> None:
    """Keep parts with what they need, then networks and addresses."""
    staff = [one.id for one in office.read(people) if one.draft.department == "EDV"]
    server = office.read(by_code, "IT-00133")
    keys: dict[str, int] = {}
    for place, (name, kind, level, hours, needs) in enumerate(PARTS):
        asset = server.id if server is not None and name == "Server Nord 1" else None
        draft = ComponentDraft(
            name,
            kind,
            "active",
            level,
            staff[place % len(staff)],
            asset=asset,
            recovery=hours,
            loss=hours * 2,
        )
        keys[name] = office.run(save_component, draft)
        for part in filter(None, needs.split(";")):
            group, _bar, needed = part.rpartition("|")
            office.run(depend, keys[name], keys[needed], group)
    office.run(save_subnet, SubnetDraft("Büro Kiel", "10.20.1.0/24", 10, "10.20.1.1"))
    office.run(save_subnet, SubnetDraft("Server", "10.20.2.0/24", 20, "10.20.2.1"))
    office.run(take_from_agents)
