"""`credit(figures, claims, cast) -> numbers`: the speaker and the claim that each number comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.cast import Cast
from ..model.rows.claim import Claim
from ..model.rows.number import Figures, Number
from ..model.spans import Span

_DENYING = ("denial", "rejection")


def credit(figures: Figures, claims: Sequence[Claim], cast: Cast) -> tuple[Number, ...]:
    """The numbers with `speaker` and `claim` filled in.

    A number belongs to the claim whose content contains it, the innermost if there are several. Nobody
    states a number in words that are denied, rejected or not said, unless they are a quotation. A number
    outside all contents belongs, without a claim, to the speaker who gives it according to the article
    (“officials put the toll at 40”); else to nobody, because the article itself states it.

    Args:
        figures: the numbers as read.
        claims: the claims of the same text.
        cast: its actors.
    """
    contents = sorted(
        ((end - begin, begin, end, claim) for claim in claims for begin, end in claim.content),
        key=lambda row: row[:3],
    )
    credited = []
    for number in figures.numbers:
        claim = next(
            (c for _, begin, end, c in contents if begin <= number.start and number.end <= end), None
        )
        giver = figures.givers.get(number.id)
        if claim is not None:
            speaker = claim.speaker if _is_stated(claim) else None
            credited.append(replace(number, speaker=speaker, claim=claim.id))
        else:
            credited.append(replace(number, speaker=_actor_at(giver, cast) if giver else None))
    return tuple(credited)


def _is_stated(claim: Claim) -> bool:
    """Whether the speaker of a claim says its content and does not deny it (“denied that 40 died”)."""
    return claim.kind == "direct" or not (claim.negated or claim.act in _DENYING)


def _actor_at(span: Span, cast: Cast) -> str | None:
    """The actor with the shortest mention that includes a span."""
    around = [
        (end - begin, actor.id)
        for actor in cast.actors
        for begin, end in actor.mentions
        if begin <= span[0] and span[1] <= end
    ]
    return min(around)[1] if around else None
