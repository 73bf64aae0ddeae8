"""The letters to staff and to applicants that a book begins with; the office changes them."""

from __future__ import annotations

from app.modules.hr.leaving.settings import CONFIRMATION, NOTICE, PAY, WARNING

CLOSING = "Mit freundlichen Grüßen"
PERSON, APPLICANT = "hr_person", "hr_applicant"
TEMPLATES = (  # receiver, purpose, name, subject, text
    (PERSON, CONFIRMATION, "Beschäftigungsbestätigung", "Bestätigung der Beschäftigung", "Hiermit bestätigen wir, dass {name}, geboren am {birth}, seit dem {entry} bei uns beschäftigt ist.\n\nDie Tätigkeit: {job}.\n\nDiese Bestätigung wird auf Wunsch ausgestellt."),
    (PERSON, NOTICE, "Kündigung (ordentlich)", "Kündigung des Arbeitsverhältnisses", "{salutation}\n\nhiermit kündigen wir das mit Ihnen bestehende Arbeitsverhältnis ordentlich und fristgerecht zum {notice_until}, hilfsweise zum nächstmöglichen Termin.\n\nWenn Sie geltend machen wollen, dass diese Kündigung unwirksam ist, müssen Sie innerhalb von drei Wochen nach Zugang dieses Schreibens Klage beim Arbeitsgericht erheben.\n\nBitte bestätigen Sie den Empfang auf der beigefügten Kopie mit Datum und Unterschrift."),
    (PERSON, WARNING, "Abmahnung", "Abmahnung", "{salutation}\n\nam … haben Sie … Damit haben Sie gegen Ihre arbeitsvertraglichen Pflichten verstoßen.\n\nWir fordern Sie auf, Ihre Pflichten künftig einzuhalten. Wiederholt sich ein solcher Verstoß, müssen Sie mit der Kündigung Ihres Arbeitsverhältnisses rechnen.\n\nDieses Schreiben nehmen wir zu Ihrer Personalakte. Sie können dazu schriftlich Stellung nehmen."),
    (PERSON, PAY, "Änderung der Vergütung", "Änderung Ihrer Vergütung", "{salutation}\n\nab dem {pay_from} beträgt Ihre Vergütung {pay}.\n\nAlle anderen Bedingungen Ihres Arbeitsvertrags bleiben unverändert."),
    (APPLICANT, "receipt", "Eingangsbestätigung", "Ihre Bewerbung: {vacancy}", "{salutation}\n\nvielen Dank für Ihre Bewerbung, die am {received} bei uns eingegangen ist. Wir sehen Ihre Unterlagen durch und melden uns wieder bei Ihnen."),
    (APPLICANT, "invitation", "Einladung zum Gespräch", "Einladung zum Gespräch: {vacancy}", "{salutation}\n\nvielen Dank für Ihre Bewerbung. Wir möchten Sie gern kennenlernen und laden Sie zu einem Gespräch ein:\n\n{interview_day}, {interview_time} Uhr, etwa {interview_minutes} Minuten\n{interview_place}\n\nBitte geben Sie uns kurz Bescheid, ob Sie den Termin wahrnehmen können."),
    (APPLICANT, "refusal", "Absage", "Ihre Bewerbung: {vacancy}", "{salutation}\n\nvielen Dank für Ihre Bewerbung und Ihr Interesse an unserem Unternehmen.\n\nLeider können wir Ihnen die ausgeschriebene Stelle nicht anbieten. Bitte verstehen Sie dies nicht als Bewertung Ihrer Person.\n\nIhre Unterlagen löschen wir nach dem {kept_until}.\n\nFür Ihren weiteren Weg wünschen wir Ihnen alles Gute."),
)  # fmt: skip
