"""The XML that GLPI's agent writes with --local, in the form of its JSON: names in small letters, repeated parts as lists."""

from __future__ import annotations

from typing import Any

from lxml import etree

from app.core.errors import Invalid
from app.core.messages import N_

LISTS = frozenset(
    {"cpus", "drives", "firmwares", "memories", "monitors", "networks", "softwares", "storages", "users"}
)
NAMES = {"installdate": "install_date"}  # what JSON writes otherwise
FLAGS = {"virtualdev"}


def read_xml(data: bytes) -> dict[str, Any]:
    """Return deviceid, tag and content of a file; raises Invalid for what is not well-formed or has a document type of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(N_("The file is broken: its XML is not well-formed.")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Invalid(N_("The XML declares a document type (DOCTYPE); it is not read."))
    content: dict[str, Any] = {}
    for part in root.findall("CONTENT/*"):
        if not isinstance(part.tag, str):
            continue
        name = part.tag.lower()
        if name in LISTS:
            content.setdefault(name, []).append(_values(part))
        else:
            content.setdefault(name, _values(part))
    content["versionclient"] = root.findtext("CONTENT/VERSIONCLIENT") or ""
    return {
        "deviceid": (root.findtext("DEVICEID") or "").strip(),
        "tag": root.findtext("TAG") or _account(content),
        "content": content if root.find("CONTENT") is not None else None,
    }


def _values(part: etree._Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in part:
        if isinstance(one.tag, str):
            name = NAMES.get(one.tag.lower(), one.tag.lower())
            text = (one.text or "").strip()
            found[name] = text not in ("", "0") if name in FLAGS else text
    return found


def _account(content: dict[str, Any]) -> str:
    info = content.get("accountinfo") or {}
    return str(info.get("keyvalue", "")) if info.get("keyname") == "TAG" else ""
