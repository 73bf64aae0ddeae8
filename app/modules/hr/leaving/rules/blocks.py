"""The sentences that references begin with in a new book; the office changes them."""

from __future__ import annotations

from app.modules.hr.leaving.rules.reference import (
    CLOSING,
    CONDUCT,
    KNOWLEDGE,
    LEADING,
    OVERALL,
    READINESS,
    RESULTS,
    STYLE,
    BlockDraft,
)

_ROWS = {
    KNOWLEDGE: (
        ("{name} verfügte über hervorragende und sehr breite Fachkenntnisse, die stets sicher angewendet wurden.", "{name} verfügt über hervorragende und sehr breite Fachkenntnisse, die stets sicher angewendet werden."),
        ("{name} verfügte über gute und breite Fachkenntnisse, die sicher angewendet wurden.", "{name} verfügt über gute und breite Fachkenntnisse, die sicher angewendet werden."),
        ("{name} verfügte über solide Fachkenntnisse, die zweckmäßig angewendet wurden.", "{name} verfügt über solide Fachkenntnisse, die zweckmäßig angewendet werden."),
        ("{name} verfügte über die Fachkenntnisse, die für die Aufgaben nötig waren.", "{name} verfügt über die Fachkenntnisse, die für die Aufgaben nötig sind."),
    ),
    READINESS: (
        ("{name} zeigte stets sehr hohen Einsatz und ergriff aus eigenem Antrieb die Initiative.", "{name} zeigt stets sehr hohen Einsatz und ergreift aus eigenem Antrieb die Initiative."),
        ("{name} zeigte stets hohen Einsatz und viel Eigeninitiative.", "{name} zeigt stets hohen Einsatz und viel Eigeninitiative."),
        ("{name} zeigte Einsatz und Eigeninitiative.", "{name} zeigt Einsatz und Eigeninitiative."),
        ("{name} zeigte den Einsatz, den die Aufgaben verlangten.", "{name} zeigt den Einsatz, den die Aufgaben verlangen."),
    ),
    STYLE: (
        ("Die Arbeitsweise war jederzeit äußerst sorgfältig, selbstständig und zuverlässig.", "Die Arbeitsweise ist jederzeit äußerst sorgfältig, selbstständig und zuverlässig."),
        ("Die Arbeitsweise war stets sorgfältig, selbstständig und zuverlässig.", "Die Arbeitsweise ist stets sorgfältig, selbstständig und zuverlässig."),
        ("Die Arbeitsweise war sorgfältig und zuverlässig.", "Die Arbeitsweise ist sorgfältig und zuverlässig."),
        ("Die Arbeitsweise war im Allgemeinen sorgfältig.", "Die Arbeitsweise ist im Allgemeinen sorgfältig."),
    ),
    RESULTS: (
        ("Die Ergebnisse waren auch bei hohem Arbeitsanfall stets von sehr guter Qualität.", "Die Ergebnisse sind auch bei hohem Arbeitsanfall stets von sehr guter Qualität."),
        ("Die Ergebnisse waren auch bei hohem Arbeitsanfall von guter Qualität.", "Die Ergebnisse sind auch bei hohem Arbeitsanfall von guter Qualität."),
        ("Die Ergebnisse waren von zufriedenstellender Qualität.", "Die Ergebnisse sind von zufriedenstellender Qualität."),
        ("Die Ergebnisse entsprachen den Anforderungen.", "Die Ergebnisse entsprechen den Anforderungen."),
    ),
    OVERALL: (
        ("Die übertragenen Aufgaben erledigte {name} stets zu unserer vollsten Zufriedenheit.", "Die übertragenen Aufgaben erledigt {name} stets zu unserer vollsten Zufriedenheit."),
        ("Die übertragenen Aufgaben erledigte {name} stets zu unserer vollen Zufriedenheit.", "Die übertragenen Aufgaben erledigt {name} stets zu unserer vollen Zufriedenheit."),
        ("Die übertragenen Aufgaben erledigte {name} zu unserer vollen Zufriedenheit.", "Die übertragenen Aufgaben erledigt {name} zu unserer vollen Zufriedenheit."),
        ("Die übertragenen Aufgaben erledigte {name} zu unserer Zufriedenheit.", "Die übertragenen Aufgaben erledigt {name} zu unserer Zufriedenheit."),
    ),
    LEADING: (
        ("Als Führungskraft überzeugte {name} jederzeit und führte das Team zu sehr guten Leistungen.", "Als Führungskraft überzeugt {name} jederzeit und führt das Team zu sehr guten Leistungen."),
        ("Als Führungskraft überzeugte {name} und führte das Team zu guten Leistungen.", "Als Führungskraft überzeugt {name} und führt das Team zu guten Leistungen."),
        ("{name} führte das Team zielgerichtet und zu zufriedenstellenden Leistungen.", "{name} führt das Team zielgerichtet und zu zufriedenstellenden Leistungen."),
        ("{name} führte das Team im Rahmen der Vorgaben.", "{name} führt das Team im Rahmen der Vorgaben."),
    ),
    CONDUCT: (
        ("Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft war jederzeit vorbildlich.", "Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft ist jederzeit vorbildlich."),
        ("Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft war vorbildlich.", "Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft ist vorbildlich."),
        ("Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft war einwandfrei.", "Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft ist einwandfrei."),
        ("Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft gab keinen Anlass zu Beanstandungen.", "Das Verhalten gegenüber Vorgesetzten, Kolleginnen und Kollegen sowie Kundschaft gibt keinen Anlass zu Beanstandungen."),
    ),
    CLOSING: (
        ("Wir bedauern das Ausscheiden sehr, danken für die stets sehr gute Zusammenarbeit und wünschen {name} weiterhin viel Erfolg und persönlich alles Gute.", "Wir danken {name} für die stets sehr gute Arbeit und freuen uns auf die weitere Zusammenarbeit."),
        ("Wir bedauern das Ausscheiden, danken für die gute Zusammenarbeit und wünschen {name} weiterhin Erfolg und persönlich alles Gute.", "Wir danken {name} für die gute Arbeit und freuen uns auf die weitere Zusammenarbeit."),
        ("Wir danken für die Zusammenarbeit und wünschen {name} für die Zukunft alles Gute.", "Wir danken {name} für die Arbeit und setzen die Zusammenarbeit gern fort."),
        ("Wir wünschen {name} für die Zukunft alles Gute.", "Wir danken {name} für die Arbeit."),
    ),
}  # fmt: skip
BLOCKS = tuple(
    BlockDraft(aspect, f"{grade}", final, interim)
    for aspect, rows in _ROWS.items()
    for grade, (final, interim) in enumerate(rows, start=1)
)
