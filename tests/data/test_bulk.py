"""One field of many rows at once, kept as each form keeps it: counted before, all or none, and put back."""

from __future__ import annotations

import pytest

from app.core.errors import Forbidden, Invalid, Missing
from app.data.office import Actor, Office
from app.modules.hr.people.queries.people import people
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person, set_people
from app.modules.inventory.articles.queries.articles import article
from app.modules.inventory.articles.rules import ArticleDraft, CategoryDraft
from app.modules.inventory.articles.services.articles import save_article, set_articles
from app.modules.inventory.articles.services.masters import save_category
from app.modules.organisation.contacts.queries.contacts import contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact, set_contacts


def test_articles_contacts_and_people(any_office: Office) -> None:
    """A preview keeps nothing; what differs changes and is told with what it was; a refusal or a row that is gone keeps none."""
    o = any_office
    tools = o.run(save_category, CategoryDraft("Werkzeug"))
    keys = [o.run(save_article, ArticleDraft(f"A-{n}", f"Artikel {n}")) for n in range(3)]
    o.run(save_article, ArticleDraft("A-0", "Artikel 0", category=tools), keys[0])
    found = o.run(set_articles, keys, "category", tools, True)
    assert (found.change, found.same) == (2, 1)
    assert [o.read(article, key).draft.category for key in keys] == [tools, None, None]  # type: ignore[union-attr]
    found = o.run(set_articles, keys, "category", tools)
    assert found.before == ((None, (keys[1], keys[2])),)
    assert [o.read(article, key).draft.category for key in keys] == [tools] * 3  # type: ignore[union-attr]
    for value, keys_back in found.before:
        o.run(set_articles, list(keys_back), "category", value)
    assert [o.read(article, key).draft.category for key in keys] == [tools, None, None]  # type: ignore[union-attr]
    for field, value in (("price", 1), ("number", "A-9"), ("tax", "GIBTSNICHT"), ("replaced_by", keys[1])):
        with pytest.raises(
            Invalid
        ):  # the article that would replace itself comes second: the first is not kept either
            o.run(set_articles, keys, field, value)
    with pytest.raises(Missing):
        o.run(set_articles, [keys[0], 9_999], "active", False)
    drafts = [o.read(article, key).draft for key in keys]  # type: ignore[union-attr]
    assert all(one.active and one.tax == "UST19" and one.replaced_by is None for one in drafts)

    firms = [o.run(save_contact, ContactDraft(f"Firma {n}", town="Kiel")) for n in range(2)]
    assert o.run(set_contacts, firms, "tags", "Messe, Kiel").change == 2
    assert {o.read(contact, key).draft.tags for key in firms} == {"Kiel, Messe"}  # type: ignore[union-attr]
    with pytest.raises(Invalid):
        o.run(set_contacts, firms, "name", "Alle gleich")

    staff = [o.run(save_person, PersonDraft("Eva", f"Nr. {n}")) for n in range(2)]
    assert o.run(set_people, staff, "department", "Lager").change == 2
    assert o.run(set_people, staff, "department", "Lager").change == 0
    assert {one.draft.department for one in o.read(people, None)} == {"Lager"}
    with pytest.raises(Invalid):
        o.run(set_people, staff, "last_name", "Alle gleich")
    nobody = Office(o.book, Actor("bea", "Bea", frozenset({"hr.view", "inventory.view"})))
    for command, rows in ((set_people, staff), (set_articles, keys), (set_contacts, firms)):
        with pytest.raises(Forbidden):
            nobody.run(command, rows, "active", False)
