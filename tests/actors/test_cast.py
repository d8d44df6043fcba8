"""The table of actors and the speakers of attributions."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Cast
from stage import parse, speaker_names


@cache
def cast_of(text, **credits):
    doc = parse(text)
    return find_actors(doc, find_attributions(doc), Article(text, **dict(credits)))


def actor(text, name):
    found = [a for a in cast_of(text).actors if a.name == name]
    assert len(found) == 1, [a.name for a in cast_of(text).actors]
    return found[0]


def affiliation(text, name):
    key = actor(text, name).affiliation
    return next((a.name for a in cast_of(text).actors if a.id == key), key)


def speakers(text):
    return speaker_names(cast_of(text))


@pytest.mark.parametrize(
    ("text", "name", "role", "owner"),
    [
        (
            "Swedish Finance Minister Karin Holm said taxes would fall.",
            "Karin Holm",
            "Swedish Finance Minister",
            "Sweden",
        ),
        (
            "Pavel Horak, an economist at Danube Bank, said prices would fall.",
            "Pavel Horak",
            "economist at Danube Bank",
            "Danube Bank",
        ),
        (
            "Kremlin spokesman Igor Belov told reporters that nothing had changed.",
            "Igor Belov",
            "Kremlin spokesman",
            "Kremlin",
        ),
        (
            "U.S. Ambassador to Norway Ruth Pell said she would leave.",
            "Ruth Pell",
            "U.S. Ambassador to Norway",
            "United States",
        ),
        (
            "Orbis Motors fell 4%. The company's finance director, Leo Brandt, said costs rose.",
            "Leo Brandt",
            "company's finance director",
            "Orbis Motors",
        ),
        (
            "Ellen Fry, who leads the Dockers Union, called the offer an insult.",
            "Ellen Fry",
            "leader of the Dockers Union",
            "Dockers Union",
        ),
        (
            "Sen. Paul Dwyer, D-Maine, said he would vote no.",
            "Paul Dwyer",
            "Sen.",
            "Democratic Party",
        ),
    ],
)
def test_role_and_affiliation(text, name, role, owner):
    assert actor(text, name).role == role
    assert affiliation(text, name) == owner


def test_one_actor_gathers_all_its_names():
    text = (
        "The International Monetary Fund (IMF) cut its forecast. “Growth is weak,” the IMF said. "
        "Washington backed the fund. The United States said it agreed."
    )
    assert set(actor(text, "International Monetary Fund").aliases) >= {"International Monetary Fund", "IMF"}
    assert set(actor(text, "United States").aliases) == {"Washington", "United States"}


def test_an_organization_of_a_state_has_one_name():
    text = "Russia's Foreign Ministry said no. The Russian Foreign Ministry said it would reply."
    found = actor(text, "Russian Foreign Ministry")
    assert (found.kind, found.named) == ("organization", True)
    assert affiliation(text, "Russian Foreign Ministry") == "Russia"


def test_states_act_and_places_do_not():
    text = "In Oslo, shops were shut. Helsinki said it would wait."
    assert actor(text, "Oslo").kind == "place"
    assert actor(text, "Finland").kind == "government"
    assert "Norway" not in {a.name for a in cast_of(text).actors}


def test_the_nickname_of_a_state_is_the_state():
    assert actor("Ada Reed won in the Granite State and left New Hampshire.", "New Hampshire").kind == "place"


def test_citizens_are_not_their_government():
    text = "The embassy urged American citizens to leave. Police said nothing."
    assert "United States" not in {a.name for a in cast_of(text).actors}


def test_georgia_beside_american_states_is_one_of_them():
    text = "Voters in Ohio and Georgia went to the polls. Officials in Georgia said turnout was high."
    assert "Georgia (U.S. state)" in {a.name for a in cast_of(text).actors}
    assert "Georgia" in {a.name for a in cast_of("Russia invaded Georgia. Georgia said so.").actors}


def test_sources_without_a_name():
    text = (
        "A senior Treasury official said the cut was off. Some analysts said it was early. "
        "Police said nobody was hurt."
    )
    unnamed = {a.name: a.kind for a in cast_of(text).actors if not a.named}
    assert unnamed == {"senior Treasury official": "person", "analysts": "group", "Police": "group"}


def test_events_and_days_are_no_actors():
    text = "The Winter Olympics open on Friday. Jane Moss said the World Cup was next."
    assert {a.name for a in cast_of(text).actors} == {"Jane Moss"}


def test_whom_the_credits_name_is_an_actor_only_if_the_story_lets_them_act():
    text = "Jane Moss told Reuters that she would run."
    doc = parse(text)
    found = find_attributions(doc)
    without = find_actors(doc, found, Article(text, wires=("Reuters",), reporters=("Al Pike",)))
    assert [a.name for a in without.actors] == ["Jane Moss"]
    speaking = "Reuters said it had seen the letter."
    doc = parse(speaking)
    cast = find_actors(doc, find_attributions(doc), Article(speaking, wires=("Reuters",)))
    assert [a.name for a in cast.actors] == ["Reuters"]


def test_headings_name_only_whom_the_text_names():
    text = (
        "Mayor Slams Greedy Bosses\n\nMayor Ida Frost said firms were greedy.\n\nFrost Plans New Levy\n\n"
        "She said it was fair."
    )
    assert [a.name for a in cast_of(text).actors] == ["Ida Frost"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Hull fair closed. Nobody came to Exeter.", "Exeter", "place"),
        ("Trump was late again.", "Trump", "person"),
        ("Dalby striker Gus Ray scored twice.", "Dalby", "organization"),
        ("Shares in Netflix fell.", "Netflix", "organization"),
        ("The Dallas Cowboys lost.", "Dallas Cowboys", "organization"),
        ("The union, the Blue Heron, was shut.", "Blue Heron", "organization"),
        ("Her partner Dean Price wept.", "Dean Price", "person"),
        ("Hugo Keel KC, counsel to the inquiry, rose.", "Hugo Keel", "person"),
        ("Lady Smith rose. Lady Smith wept.", "Lady Smith", "person"),
        ("The Federal Trade Commission said no.", "Federal Trade Commission", "organization"),
        ("The FTC said no. The Federal Trade Commission met.", "FTC", "organization"),
        ("Nobody blamed TfL. Buses of TfL ran late.", "TfL", "organization"),
        ("Outside Lincoln High, nobody spoke.", "Lincoln High", "organization"),
        ("Tesla's boss spoke.", "Tesla", "organization"),
        ("CalMac, which runs the boats, was shut.", "CalMac", "organization"),
        ("Sweden's Nils Holm, whose shot was long, lost.", "Nils Holm", "person"),
        ("Former All-Star catcher Gail Hurd said no.", "Gail Hurd", "person"),
        ("Senate President Pro Tempore Gus Ray said no.", "Gus Ray", "person"),
    ],
)
def test_lists_of_names_and_titles_tell_what_a_name_is(text, name, kind):
    assert actor(text, name).kind == kind


def test_a_capitalised_noun_is_the_body_of_that_sort():
    text = "The European Commission met. The Commission was late. Nobody told the Commission."
    assert [(a.name, len(a.mentions)) for a in cast_of(text).actors] == [("European Commission", 3)]


@pytest.mark.parametrize("text", ["Carl Court took the picture.", "A picture by Carl Court shows the port."])
def test_a_family_name_may_be_a_word_for_a_body(text):
    assert actor(text, "Carl Court").kind == "person"


def test_a_nickname_in_quotation_marks_belongs_to_the_name_around_it():
    text = "Dwight “The Eel” Johnson sang. Johnson said it was late."
    assert actor(text, "Dwight Johnson").aliases == ("Dwight “The Eel” Johnson", "Johnson")


def test_who_taught_is_no_health_organization():
    assert not [a for a in cast_of("Who taught you to cook? Who paid?").actors if "Health" in a.name]


def test_coordinated_sources_are_a_group():
    text = "“It is late,” Tom Hale and Rita Moss said."
    assert actor(text, "Tom Hale and Rita Moss").kind == "group"
    assert speakers(text) == ["Tom Hale and Rita Moss"]


def test_ids_follow_the_first_mention_and_mentions_the_text():
    cast = cast_of("Tom Hale met Rita Moss. Rita said yes. “I agreed,” Hale said.")
    assert [a.id for a in cast.actors] == [f"a{n}" for n in range(1, len(cast.actors) + 1)]
    firsts = [a.mentions[0] for a in cast.actors]
    assert firsts == sorted(firsts)
    assert all(list(a.mentions) == sorted(set(a.mentions)) for a in cast.actors)


def test_sources_that_are_empty_outside_the_text_or_no_nouns_are_nobody():
    text = "Tom Hale left."
    doc = parse(text)
    odd = [
        Attribution((), (), ((0, 4),)),
        Attribution(((14, 14),), (), ()),
        Attribution(((500, 510),), (), ()),
        Attribution(((9, 13),), (), ()),
    ]
    assert find_actors(doc, odd, Article(text)).speakers == (None, None, None, None)


@pytest.mark.parametrize("text", ["", " \n\n ", "“", "?!", "- -"])
def test_texts_without_words_have_no_actors(text):
    assert cast_of(text) == Cast((), ())


def test_states_joined_by_a_hyphen_are_two_each_time():
    found = {actor.name: len(actor.mentions) for actor in cast_of("U.S.-Russia talks. " * 5).actors}
    assert found == {"United States": 5, "Russia": 5}


words = st.sampled_from(
    [
        "Smith",
        "John",
        "Mr.",
        "the",
        "said",
        "President",
        "of",
        "“",
        "”",
        ",",
        ".",
        "-",
        "he",
        "she",
        "they",
        "I",
        "Acme",
        "Inc.",
        "Russia",
        "Moscow",
        "U.S.",
        "officials",
        "\n\n",
        "who",
        "company's",
        "(",
        ")",
        "’s",
        "and",
        "told",
        "a",
        "senior",
        "minister",
        "42",
        "O'Neil",
        "NATO",
        "by",
        "report",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=25))
def test_any_words_give_a_sound_cast(parts):
    text = " ".join(parts)
    doc = parse(text)
    found = find_attributions(doc)
    cast = find_actors(doc, found, Article(text))
    assert len(cast.speakers) == len(found)
    ids = {a.id for a in cast.actors}
    assert {key for key in cast.speakers if key} <= ids
    for a in cast.actors:
        assert a.name
        assert a.kind in ("person", "organization", "government", "place", "group", "document")
        assert a.mentions
        assert all(0 <= begin < end <= len(text) for begin, end in a.mentions)
        assert a.affiliation is None or a.affiliation != a.id
    assert cast == find_actors(doc, found, Article(text))


def test_a_text_may_end_with_any_name():
    assert [a.name for a in cast_of("The board met Ada Carter").actors if a.kind == "person"] == [
        "Ada Carter"
    ]
    assert [a.name for a in cast_of("The board met Carter").actors if a.kind == "person"] == ["Carter"]


def test_a_text_may_end_with_a_heading_that_names_somebody():
    cast = cast_of("Ada Carter spoke on Monday. Nobody heard.\n\nBoard Hears Ada Carter")
    assert [(a.name, len(a.mentions)) for a in cast.actors if a.kind == "person"] == [("Ada Carter", 2)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ada Carter sang. The Carters left.", "Carters", "group"),
        ("Ada Carter left. MPs said it was late.", "MPs", "group"),
        ("General Orlik said it was late. Then General Orlik left.", "Orlik", "person"),
        ("Pres. Obama left. Ada Carter said it was late.", "Obama", "person"),
        ("The Dalby Sun said it was late.", "Dalby Sun", "organization"),
        ("The National Harvest Center said it was late.", "National Harvest Center", "organization"),
    ],
)
def test_names_of_an_odd_kind(text, name, kind):
    assert (name, kind) in [(a.name, a.kind) for a in cast_of(text).actors]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Carter lost again.\n\nAttendance: 11,406.\n\nAda Carter said it was late.",
        "Ada Carter wept. “Mum rang Dad,” Ada Carter said.",
        "SOAP legend Ada Carter said it was late.",
        "Ada Carter blamed Communism. Republican Presidents said nothing, Ada Carter said.",
        "Ada Carter Lost A Big Vote. Here’s Her Plan Going Forward.\n\nAda Carter said it was late.",
        "Carter’s Secret Part In The Great Party Email Hack.\n\nAda Carter said it was late.",
        "Ada Carter met the Under Secretary of State for Political Affairs, Jane Carter.",
    ],
)
def test_what_is_no_actor(text):
    assert {a.name for a in cast_of(text).actors if a.named} - {"Jane Carter", "Republican Party"} == {
        "Ada Carter"
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The NY Harbor News said it was late. The New York Harbor News left.", "New York Harbor News"),
        ("The New York Harbor News said it was late. The Harbor News left.", "New York Harbor News"),
        ("Hilary Carter said it was late. Hillary Carter left.", "Hilary Carter"),
        ("Mabel’s said it was late. Rents rose at Mabel’s and elsewhere.", "Mabel’s"),
        ("The Central Reserve Bank (BCR) said it was late. BCR left.", "Central Reserve Bank"),
        ("The Harbour Insurance Corporation left. HIC said it was late.", "Harbour Insurance Corporation"),
        ("Dems said it was late. The Democratic Party left.", "Democratic Party"),
    ],
)
def test_spellings_of_one_name(text, name):
    assert [a.name for a in cast_of(text).actors if a.kind != "place"] == [name]


def test_a_newspaper_by_its_last_word_and_its_writer():
    text = (
        "The Dalby Evening Journal said it was late. The Journal left. The Sunday Reader’s Ada Carter left."
    )
    found = {a.name for a in cast_of(text).actors}
    assert "Dalby Evening Journal" in found
    assert "Journal" not in found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Supreme Court of India struck down the rule, and India said it was sorry.", None),
        ("He took his case to the Supreme Court, his lawyer Ada Finch said.", None),
        ("The United States waited as the Supreme Court said it would hear the case.", "United States"),
    ],
)
def test_a_body_belongs_to_a_state_only_if_the_text_lets_it(text, owner):
    found = [a for a in cast_of(text).actors if a.name.startswith("Supreme Court")]
    assert [affiliation(text, a.name) for a in found] == [owner]
    assert not [a.name for a in cast_of(text).actors if a.name.startswith("of ")]


def test_places_in_a_role_are_no_speakers_beside_its_bearer():
    text = "Miriam Hale, the MP for Pendle and Stockwell, said the taps would be turned off."
    assert speakers(text) == ["Miriam Hale"]


def test_a_liberal_democrat_is_no_democrat():
    text = "Liberal Democrat leader Ann Hale said it was wrong. Christian Democrat Otto Feld said it was not."
    assert affiliation(text, "Ann Hale") == "Liberal Democrats"
    assert affiliation(text, "Otto Feld") is None


def test_the_offices_of_two_states_are_two_people_s():
    text = "A row between the US leader and Ukrainian President Taras Hnat grew, Ann Hale said."
    assert actor(text, "Taras Hnat").role == "Ukrainian President"
    assert affiliation(text, "Taras Hnat") == "Ukraine"


def test_a_name_in_the_capitals_of_a_dateline_is_shown_in_small_letters():
    text = "WASHINGTON — Rain fell, Ann Hale said in Washington. BOSTON HARBOR closed; Boston Harbor is wet."
    names = {a.name for a in cast_of(text).actors}
    assert "Washington" in names
    assert not [name for name in names if name.isupper() and len(name) > 3]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Labour MPs David Taylor and Phill Brickell", "David Taylor and Phill Brickell"),
        ("Council Members Chris Barrett and Renee Delgado", "Chris Barrett and Renee Delgado"),
        ("Sens. Susan Hale and Mark Warner", "Susan Hale and Mark Warner"),
        ("Senators Tim Hale of Virginia and Jack Reed of Rhode Island", "Tim Hale and Jack Reed"),
        ("Analysts David Taylor and Anna Brickell", "David Taylor and Anna Brickell"),
        ("Ann Taylor of Leeds and York", "Ann Taylor"),
        ("Kenya's William Ruto and Uganda's Yoweri Museveni", "William Ruto and Yoweri Museveni"),
        ("Two teachers, Sarah Jones and Mark Patel,", "Sarah Jones and Mark Patel"),
    ],
)
def test_several_people_behind_one_title_are_people(source, speaker):
    text = f"{source} said the dam would hold."
    at = text.index(" said")
    found = [Attribution(((0, at),), ((at + 1, at + 5),), ((at + 6, len(text) - 1),))]
    cast = find_actors(parse(text), found, Article(text))
    assert speaker_names(cast) == [speaker]
    assert {a.name for a in cast.actors if a.kind == "person"} == set(speaker.split(" and "))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Royal College of Nursing general secretary Pat Cullen said staff were tired.", "Pat Cullen"),
        ("A resident who gave her name only as Ruth said staff were tired.", "Ruth"),
        ("Lt. Col. (ret.) Amos Gilad said staff were tired.", "Amos Gilad"),
    ],
)
def test_who_a_long_source_means(text, speaker):
    assert speakers(text) == [speaker]


def test_the_noun_of_an_abbreviated_title_means_its_bearer():
    text = "Capt. Bo Lee of the coast guard spoke on Monday. The captain said that she would not sail."
    assert speakers(text) == ["Bo Lee"]
    assert actor(text, "Bo Lee").role == "Capt."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("They signed a memorandum of understanding (MoU), Ann Hale said. The MoU covers sport.", "MoU"),
        ("Ann Hale objected to the GST (goods and services tax), she said. The GST is high.", "GST"),
    ],
)
def test_the_acronym_of_plain_words_is_no_actor(text, short):
    assert short not in {a.name for a in cast_of(text).actors}


def test_the_role_of_a_person_ends_before_another_person():
    text = "Ann Hale, director of the Acme Trust and Bob Lee, a lawyer, signed the deal, Ann Hale said."
    assert actor(text, "Ann Hale").role == "director of the Acme Trust"


def test_a_son_without_a_title_is_shown_by_his_name_alone():
    text = "Mona Khalil wept, and her son, Khalil, said nothing. Mona Khalil said that she would go."
    assert not [a.name for a in cast_of(text).actors if not a.name[0].isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        "The driver killed a nurse, Kurt Stein said.",
        "The man is a known thief, Kurt Stein said on Monday.",
        "The thief, Kurt Stein said, was a friend.",
        "Ida Frost said Kurt Stein is a thief.",
        "“Kurt Stein is a thief,” Ida Frost said.",
        "If Kurt Stein is a thief, so is Ida Frost.",
        "“That thief Kurt Stein took it,” said Ida Frost.",
        "Ida Frost said Kurt Stein, a thief, was in Leeds.",
    ],
)
def test_what_somebody_says_gives_nobody_a_role(text):
    assert {actor.role for actor in cast_of(text).actors} == {None}


def test_styles_and_indefinite_pronouns_are_nobody():
    text = "What Everybody Wants: His Highness Omar Diallo spoke. Anyone may come."
    assert [actor.name for actor in cast_of(text).actors] == ["Omar Diallo"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The two said they would meet.", "two", "group"),
        ("A number of the families said they were sad.", "number of the families", "group"),
        ("A group of nurses said they were sad.", "group of nurses", "group"),
    ],
)
def test_several_are_a_group(text, name, kind):
    assert actor(text, name).kind == kind


def test_a_trade_on_television_belongs_to_nobody():
    assert affiliation("Tom Hale, a TV show host, said no.", "Tom Hale") is None


def test_an_office_for_an_officer_has_one_name():
    text = "The Office of the UN High Commissioner for Human Rights said no."
    assert actor(text, "Office of the UN High Commissioner for Human Rights").kind == "organization"


def test_a_word_before_a_name_in_title_case_is_no_part_of_it():
    text = "Tom Hale asked: “Can voters Trust Ann Pell?” Ann Pell left. Pell said no."
    assert {a.name for a in cast_of(text).actors} >= {"Tom Hale", "Ann Pell"}
