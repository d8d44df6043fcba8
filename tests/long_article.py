"""An invented article of 2,400 words on a public inquiry, with a dozen speakers."""

_PEOPLE = (
    ("Maren Holt", "chief engineer of the Selby Water Authority", "She"),
    ("Tobias Crane", "the leader of Selby council", "He"),
    ("Ines Duarte", "a hydrologist at Calder University", "She"),
    ("Walter Pym", "a former minister for the environment", "He"),
    ("Greta Oakes", "a spokeswoman for Northern Aqua", "She"),
    ("Samuel Adeyemi", "who runs a dairy farm below the dam", "He"),
    ("Lucy Tran", "a lawyer for the families", "She"),
    ("Colin Marsh", "the chairman of the inquiry", "He"),
    ("Hanna Berg", "an inspector at the Dam Safety Agency", "She"),
    ("Peter Voss", "the finance director of Northern Aqua", "He"),
    ("Rosa Lindqvist", "a doctor at Selby General Hospital", "She"),
    ("Arthur Bell", "the secretary of the Anglers’ Union", "He"),
)
_TOPICS = (
    ("the spillway", "12%", "£4.6 million", "March 2019", "340 homes"),
    ("the warning sirens", "28%", "£910,000", "June 2021", "1,200 people"),
    ("the drainage tunnel", "7.5%", "£12 million", "October 2020", "85 farms"),
    ("the inspection reports", "41%", "£230,000", "January 2022", "16 villages"),
)
_SCENES = (
    "“We asked for {topic} to be repaired in {when}, and nobody came,” said {name}, {role}. “{one} "
    "is not a figure "
    "that you forget. We wrote it down, we sent it, and we waited for an answer.”",
    "{name}, {role}, denied that {topic} had been neglected. {pronoun} said spending on it had "
    "risen by {share} since "
    "{when}, to {cost} a year, and accused Northern Aqua of hiding its own records from the inquiry.",
    "According to {name}, {role}, the water rose by {share} in a single night. {pronoun} told the "
    "hearing that {one} "
    "had been in danger, and that {topic} had been closed since {when}.",
    "{name}, {role}, called the handling of {topic} “a disgrace from beginning to end”. “I would "
    "not have signed it,” "
    "{pronoun_low} added. “Nobody who had read the file would have signed it.”",
    "Asked about {topic}, {name}, {role}, declined to comment. {pronoun} later wrote in a statement that the "
    "repairs would cost {cost} and that work would begin within two years.",
    "Officials familiar with {topic} said that {cost} had been set aside in {when} but never spent."
    " {name}, {role}, "
    "said {pronoun_low} welcomed the findings and urged the Dam Safety Agency to publish all of them.",
)
_BETWEEN = (
    "The hall was full long before the hearing began, and many of those who had come stood along "
    "the walls with "
    "their coats on.",
    "Rain had fallen on the valley for eleven days when the bank above the lower road gave way, "
    "shortly before dawn.",
    "The inquiry, which is expected to last until the autumn, has heard 64 witnesses and read some "
    "9,000 pages.",
    "Outside, a few people held up photographs of the houses that are no longer there.",
)
TITLE = "Dam inquiry hears of warnings that nobody answered"
WORDS = 2400


def text() -> str:
    """The article: a paragraph per scene until it has `WORDS` words."""
    paragraphs: list[str] = []
    number = 0
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
        name, role, pronoun = _PEOPLE[(number * 5) % len(_PEOPLE)]
        topic, share, cost, when, one = _TOPICS[number % len(_TOPICS)]
        scene = _SCENES[(number + number // len(_SCENES)) % len(_SCENES)]
        later = number >= len(_PEOPLE)
        paragraphs.append(
            scene.format(
                name=name.split()[1] if later else name,
                role="who spoke for a second time" if later else role,
                pronoun=pronoun,
                pronoun_low=pronoun.lower(),
                topic=topic,
                share=share,
                cost=cost,
                when=when,
                one=one[:1].upper() + one[1:] if "“{one}" in scene else one,
            )
        )
        if number % 3 == 2:
            paragraphs.append(_BETWEEN[(number // 3) % len(_BETWEEN)])
        number += 1
    return "\n\n".join(paragraphs)
