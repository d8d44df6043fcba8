from onrecord.attribution.free_quotations import CONFIDENCE, add_free_quotations
from onrecord.model.attribution import Attribution
from onrecord.model.spans import cut
from stage import parse

TEXT = """“I gave it up,” Ines Holm says. “It was time.

“Nobody sent me away.”

Do you miss it?

“Every day, and less each year.”

“No.” """


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


SAID = Attribution(
    (span("Ines Holm"),), (span("says"),), (span("“I gave it up,”"), span("“It was time.")), 0.9
)


def test_a_continued_quotation_keeps_its_speaker():
    (said, free) = add_free_quotations(parse(TEXT), [SAID])
    assert "Nobody sent me away" in cut(TEXT, said.content)
    assert said.confidence == 0.9
    assert cut(TEXT, free.content) == "“Every day, and less each year.”"
    assert (free.source, free.cue, free.confidence) == ((), (), CONFIDENCE)


def test_attributed_and_short_quotations_are_left_alone():
    answer = Attribution((), (), (span("“Every day, and less each year.”"),), 0.8)
    assert len(add_free_quotations(parse(TEXT), [SAID, answer])) == 2
    assert add_free_quotations(parse("No quotation here."), []) == ()
    assert add_free_quotations(parse("The “big four” met.\n\n“Yes.”"), []) == ()
