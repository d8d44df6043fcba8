"""What each sentence shows of the stance of one actor towards another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.rows.claim import Claim
from ..model.spans import Span
from .readings import OWN, SAID, Reading
from .towards import Towards


@dataclass(frozen=True, slots=True)
class Voice:
    """What one sentence shows.

    Attributes:
        origin: see `Reading` and `onrecord.stance.stated`.
        against, towards: the probabilities that it shows a side against the target and one for it.
        claim: id of the claim it belongs to, or None.
        place: characters of the sentence.
        act: the act of the claim, if it is the speaker's own.
    """

    origin: str
    against: float
    towards: float
    claim: str | None
    place: Span
    act: str | None = None

    def shows(self, label: str) -> float:
        """Return the probability that it shows a side (`supports` or `opposes`)."""
        return self.towards if label == "supports" else self.against


def voices(
    readings: Sequence[Reading], answers: Sequence[Towards], claims: Mapping[str, Claim]
) -> tuple[Voice, ...]:
    """Return what the readings of a pair of actors show, each sentence once.

    A sentence read both as it stands and after the speaker's name counts once, by the mean.

    Args:
        readings: of one speaker and one target.
        answers: the network's answer for each reading.
        claims: the claims by id.
    """
    said: dict[tuple[str | None, Span], int] = {
        (r.claim, r.place): i for i, r in enumerate(readings) if r.origin == SAID and r.claim is not None
    }
    merged = set()
    found = []
    for reading, answer in zip(readings, answers, strict=True):
        if reading.origin == SAID:
            continue
        twin = said.get((reading.claim, reading.place)) if reading.origin == OWN else None
        both = [answer] if twin is None else [answer, answers[twin]]
        merged |= {twin}
        found.append(_voice(reading, both, claims))
    found += [_voice(readings[i], [answers[i]], claims) for i in said.values() if i not in merged]
    return tuple(found)


def _voice(reading: Reading, answers: Sequence[Towards], claims: Mapping[str, Claim]) -> Voice:
    against = 0.0 if reading.victim else sum(answer.negative for answer in answers) / len(answers)
    towards = sum(answer.positive for answer in answers) / len(answers)
    claim = claims.get(reading.claim or "")
    own = claim is not None and claim.speaker == reading.speaker
    return Voice(
        reading.origin,
        against,
        towards,
        reading.claim,
        reading.place,
        claim.act if claim is not None and own else None,
    )
