"""Files of inventory agents: GLPI's JSON (full and partial, computers, phones, printers, network devices) and the XML of its agent.

Everything here runs in a child (core/worker_process.py): read_file() asks it, found_in() answers there.
"""

from __future__ import annotations

import datetime
import ipaddress
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.worker_process import READERS
from app.modules.it.discovery.readers.agent_xml import read_xml

LARGEST = 50_000_000
LARGEST_NUMBER = 2**31 - 1  # what a column of whole numbers holds
NO_FILE = N_("This is neither a JSON nor an XML file of an inventory agent.")
MOST_PROGRAMS = 50_000
KINDS = {
    "Computer": "computer",
    "Phone": "phone",
    "Printer": "printer",
    "NetworkEquipment": "network",
    "Networking": "network",
    "Storage": "network",
}
LAPTOPS = ("laptop", "notebook", "portable", "convertible", "detachable", "sub notebook")
NOTHING = ("to be filled by o.e.m.", "default string", "none", "n/a", "system serial number", "not specified", "unknown", "0", "system manufacturer", "system product name", "system name", "product name", "all series", "*", "default")  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a file says: kind of device, how it is known, its facts by column, and its programs (None where a partial file has none)."""

    kind: str
    deviceid: str
    uuid: str
    serial: str
    tag: str
    manufacturer: str
    model: str
    partial: bool
    facts: Mapping[str, Any]
    programs: tuple[tuple[str, str, str, datetime.date | None], ...] | None


def read_file(data: bytes) -> Found:
    """Return what a file says, read in a child; raises Invalid for what is no file of an agent, and Broken for what brings its reader down."""
    if len(data) > LARGEST:
        raise Invalid(N_("The file is larger than {limit} MB."), limit=LARGEST // 1_000_000)
    told, _parts = READERS.ask(f"{__name__}:found_in", data)
    programs = told.pop("programs")
    return Found(
        **told, programs=None if programs is None else tuple((*one[:3], _day(one[3])) for one in programs)
    )


def found_in(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Answer in the child: what a file says, as JSON."""
    found = read_agent(data)
    told, programs = asdict(replace(found, programs=None)), found.programs
    told["programs"] = programs and [(*one[:3], one[3].isoformat() if one[3] else "") for one in programs]
    return told, []


def read_agent(data: bytes) -> Found:
    """Return what a file says; raises Invalid for what is no file of an agent, and for one without a key of the device."""
    whole = _whole_file(data)
    content = whole.get("content") if isinstance(whole, dict) else None
    key = whole.get("deviceid") if isinstance(whole, dict) else None
    if not isinstance(content, dict) or not isinstance(key, str) or not _said(key):
        raise Invalid(N_("This is not a file of an inventory agent: “deviceid” and “content” are missing."))
    device, bios, hardware = _map(content, "network_device"), _map(content, "bios"), _map(content, "hardware")
    partial = bool(whole.get("partial"))
    name = str(whole.get("itemtype") or device.get("type") or "Computer")
    kind = KINDS.get(name, "network" if device else "computer")
    if kind == "computer" and str(hardware.get("chassis_type", "")).lower() in LAPTOPS:
        kind = "laptop"
    return Found(
        kind,
        _said(key)[:200],
        _said(hardware.get("uuid"))[:60],
        _said(device.get("serial") or bios.get("ssn"))[:80],
        _said(whole.get("tag"))[:40],
        manufacturer=_said(device.get("manufacturer") or bios.get("smanufacturer"))[:80],
        model=_said(device.get("model") or bios.get("smodel"))[:120],
        partial=partial,
        facts=_facts(content, device, bios, hardware),
        programs=_programs(content) if "softwares" in content or not partial else None,
    )


def _whole_file(data: bytes) -> Any:
    """Return a file as JSON says it, whatever Unicode it is written in; the agent's XML is put into the same form."""
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
        if text.lstrip("\ufeff \r\n\t").startswith("<"):
            return read_xml(data)
        return json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Invalid(NO_FILE) from error


def _map(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key)
    return value if isinstance(value, dict) else {}


def _list(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = content.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _said(value: Any) -> str:
    """Return a text, '' for what only stands there because nobody filled it in."""
    text = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cs") else letter
        for letter in str(value if value is not None else "")
    )
    text = " ".join(text.split())
    return "" if text.lower() in NOTHING else text


def _whole(value: Any) -> int | None:
    """Return a whole number that a column holds, None for everything else: texts, endless numbers, more memory than there is."""
    try:
        found = int(float(str(value)))
    except (ValueError, OverflowError):
        return None
    return found if 0 <= found <= LARGEST_NUMBER else None


def _facts(
    content: Mapping[str, Any],
    device: Mapping[str, Any],
    bios: Mapping[str, Any],
    hardware: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the facts that the file has, by column; what it does not say is not there."""
    system, cpus, users = _map(content, "operatingsystem"), _list(content, "cpus"), _list(content, "users")
    memory = (
        _whole(hardware.get("memory"))
        or sum(_whole(one.get("capacity")) or 0 for one in _list(content, "memories"))
        or _whole(device.get("ram"))
    )
    drives, storages = _list(content, "drives"), _list(content, "storages")
    discs = sum(_whole(one.get("disksize")) or 0 for one in storages) or sum(
        _whole(one.get("total")) or 0 for one in drives
    )
    firmware = bios.get("bversion") or next(
        (one.get("version") for one in _list(content, "firmwares")), device.get("firmware")
    )
    mac, address = _net(content, device)
    encrypted = [str(one["encrypt_status"]) for one in drives if one.get("encrypt_status")]
    sealed = "yes" if all(one.lower() == "yes" for one in encrypted) else "partly"
    found = {
        "hostname": _said(hardware.get("name") or device.get("name"))[:120],
        "system": _said(system.get("full_name") or system.get("name"))[:160],
        "processor": _said(next((one.get("name") for one in cpus), ""))[:160],
        "memory": _whole(memory) or None,
        "discs": _whole(round(discs / 1000)) or None,
        "encrypted": sealed if encrypted else "",
        "mac": mac,
        "address": address,
        "firmware": _said(firmware)[:80],
        "last_user": _said(hardware.get("lastloggeduser") or next((one.get("login") for one in users), ""))[
            :80
        ],
        "pages": _whole(_map(content, "pagecounters").get("total")),
        "agent": _said(content.get("versionclient"))[:80],
    }
    return {name: value for name, value in found.items() if value not in ("", None)}


def _net(content: Mapping[str, Any], device: Mapping[str, Any]) -> tuple[str, str]:
    """Return MAC and address of the first real connection: up, not virtual, not the loop."""
    best: tuple[int, str, str] = (-1, _mac(device.get("mac")), _address(device.get("ips") or ()))
    for one in _list(content, "networks"):
        mac, address = _mac(one.get("mac") or one.get("macaddr")), _address([one.get("ipaddress")])
        if not mac or one.get("type") == "loopback":
            continue
        rank = (str(one.get("status")).lower() == "up") * 4 + (not one.get("virtualdev")) * 2 + bool(address)
        if rank > best[0]:
            best = (rank, mac, address)
    return best[1], best[2]


def _mac(value: Any) -> str:
    plain = re.sub(r"[^0-9a-f]", "", str(value or "").lower())
    return (
        ":".join(plain[n : n + 2] for n in range(0, 12, 2))
        if len(plain) == 12 and set(plain) != {"0"}
        else ""
    )


def _address(values: Iterable[Any]) -> str:
    for value in values:
        try:
            found = ipaddress.ip_address(str(value or ""))
        except ValueError:
            continue
        if not found.is_loopback:
            return str(found)
    return ""


def _programs(content: Mapping[str, Any]) -> tuple[tuple[str, str, str, datetime.date | None], ...]:
    """Return the programs by name, each with its version once."""
    found: dict[tuple[str, str], tuple[str, str, str, datetime.date | None]] = {}
    for one in _list(content, "softwares"):
        name, release = _said(one.get("name"))[:200], _said(one.get("version"))[:80]
        if name:
            found.setdefault(
                (name, release),
                (name, release, _said(one.get("publisher"))[:120], _day(one.get("install_date"))),
            )
        if len(found) > MOST_PROGRAMS:
            raise Invalid(N_("The file names more than {limit} programs."), limit=MOST_PROGRAMS)
    return tuple(found[key] for key in sorted(found))


def _day(value: Any) -> datetime.date | None:
    """Return a day of a file: 2026-02-01 as JSON writes it, 01/02/2026 as the agent's XML does."""
    text = str(value)[:10]
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        text = f"{text[6:]}-{text[3:5]}-{text[:2]}"
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
