"""The gate lets clear sides through, and treats both directions of two mentions alike."""

from dataclasses import replace

from onrecord.networks.reader import read
from onrecord.stance.gate import worth_reading
from onrecord.stance.readings import find_readings
from stage import claims_of

TEXT = (
    "The hall was full on Friday. Moss condemned Orlov as a liar and a disgrace. "
    "The train with Reed and Lind on board reached the station at noon."
)


def test_a_clear_side_is_read_and_both_directions_are_one_reading():
    doc, found, cast = claims_of(TEXT, speakers=[], names={"Moss": [], "Orlov": [], "Reed": [], "Lind": []})
    readings = list(find_readings(doc, found, cast))
    text = read(TEXT)
    worth = {
        (r.speaker, r.target): is_worth
        for r, is_worth in zip(readings, worth_reading(readings, text.pieces, text.vectors), strict=True)
    }
    assert worth["Moss", "Orlov"] and worth["Orlov", "Moss"]
    assert not worth["Reed", "Lind"] and not worth["Lind", "Reed"]


def test_no_readings_need_no_look():
    text = read("It rained.")
    assert worth_reading([], text.pieces, text.vectors) == []


def test_names_that_overlap_at_the_end_of_a_text():
    doc, found, cast = claims_of("Moss met Orlov", speakers=[], names={"Moss": [], "Orlov": []})
    text = read("Moss met Orlov")
    readings = [
        replace(reading, source_at=(9, 14), target_at=target)
        for reading in find_readings(doc, found, cast)
        for target in ((9, 14), (11, 14))
    ]
    assert len(worth_reading(readings, text.pieces, text.vectors)) == len(readings) > 0
