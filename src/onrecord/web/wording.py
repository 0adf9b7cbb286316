"""The record's terms as a reader says them. A glyph's shape tells the position; colour only repeats it."""

from __future__ import annotations

from onrecord.model import Stance

STANCES: tuple[Stance | None, ...] = (
    "oppose",
    "conditional_oppose",
    "non_committal",
    "conditional_support",
    "support",
    None,
)
STANCE = {
    "support": "supports",
    "conditional_support": "supports on conditions",
    "non_committal": "non-committal",
    "conditional_oppose": "opposes unless conditions are met",
    "oppose": "opposes",
    None: "no statement found",
}
TALLY = {
    "support": "in support",
    "conditional_support": "in support on conditions",
    "non_committal": "non-committal",
    "conditional_oppose": "opposed unless conditions are met",
    "oppose": "opposed",
    None: "no statement found",
}
COMMITMENT = {"CT": "certain", "PR": "probable", "PS": "possible", "U": ""}
SEQUENCE = {
    "only_after": "only after",
    "before": "before",
    "until": "until",
    "if": "if",
    "unless": "unless",
    "as_long_as": "as long as",
    "in_exchange_for": "in exchange for",
    "as_part_of": "as part of",
}
CHANGE = {
    "reversed": "reversed",
    "softened": "softened",
    "hardened": "hardened",
    "first_stated": "first stated",
}
STATE = {"settled": "Settled", "blocked": "Blocked", "open": "Open"}
ROLE = {"voter": "Decides", "applicant": "Applicant", "chair": "Chair", "outside": "Outside"}
SILENCE = {
    "for": "silence counts as agreement",
    "against": "silence counts against",
    "absent": "who is silent takes no part",
    "unknown": "silence is not counted",
}
ABSTENTION = {
    "for": "abstention counts as agreement",
    "against": "abstention counts against",
    "neutral": "abstention counts for neither side",
}
QUOTE_KIND = {
    "direct": "word for word",
    "indirect": "reported",
    "mixed": "partly word for word",
}
KIND = {
    "fact": "a fact",
    "date": "a date",
    "wording": "wording",
    "name": "a name",
    "status": "whether it happened",
    None: "an account",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join(parts: list[str], *, last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
