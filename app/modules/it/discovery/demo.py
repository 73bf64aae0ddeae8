"""What agents found on some devices of the demo company."""

from __future__ import annotations

import json

from app.data.office import Office
from app.modules.it.assets.api import by_code
from app.modules.it.discovery.services import read_file

PROGRAMS = (("LibreOffice", "24.8.4", "The Document Foundation"), ("Mozilla Firefox ESR", "128.6", "Mozilla"), ("7-Zip", "24.09", "Igor Pavlov"),
            ("Adobe Acrobat Reader", "24.5", "Adobe"), ("Microsoft Office LTSC 2024", "16.0", "Microsoft"))  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Read a file each for twenty notebooks."""
    for n in range(1, 21):
        one = office.read(by_code, f"IT-{n:05d}")
        if one is None:
            continue
        content = {
            "bios": {
                "ssn": one.draft.serial,
                "smanufacturer": "Lenovo",
                "smodel": "ThinkPad T14 Gen 4",
                "bversion": "1.2",
            },
            "hardware": {
                "name": one.draft.name,
                "uuid": f"00000000-0000-4000-8000-{n:012d}",
                "memory": 16384,
                "chassis_type": "Notebook",
            },
            "operatingsystem": {
                "full_name": "Microsoft Windows 11 Pro" if n % 7 else "Microsoft Windows 10 Pro"
            },
            "cpus": [{"name": "Intel Core i5-1335U"}],
            "drives": [{"total": 476000, "encrypt_status": "Yes" if n % 5 else "No"}],
            "networks": [
                {
                    "mac": f"00:1a:2b:3c:4d:{n:02x}",
                    "ipaddress": f"10.20.1.{n + 10}",
                    "status": "up",
                    "type": "ethernet",
                }
            ],
            "softwares": [
                {"name": name, "version": version, "publisher": who}
                for name, version, who in PROGRAMS[: 3 + n % 3]
            ],
            "versionclient": "demo",
        }
        read_file(office, json.dumps({"deviceid": f"{one.draft.name}-2026", "content": content}).encode())
