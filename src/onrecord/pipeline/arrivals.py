"""What a build meets at its inputs: which articles are new, and every trouble on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.intake.files import STDIN, Input, read_input
from onrecord.model import Article, Reading, Trouble
from onrecord.pipeline.verbs import failed

LOST = ("missing", "no_articles", "unreadable")


@dataclass(slots=True)
class Progress:
    """How far a build has come.

    ``inputs`` files were found and ``taken`` of them opened; ``added`` articles were read and ``known`` ones passed
    over; ``failed`` names the inputs that gave no article.
    """

    inputs: int = 0
    taken: int = 0
    added: int = 0
    known: int = 0
    failed: list[str] = field(default_factory=list)
    step: str = "reading"


Watch = Callable[[Progress], None]


class Intake:
    """Goes through the inputs of one build: hands on the articles that are new, and notes what it met.

    ``known`` is the first origin of every article in the record, by article id. Of an article that lies in two places
    the first by name counts, so that their order does not matter. Those in ``anew`` are handed on although known.
    """

    def __init__(self, known: dict[str, str], *, anew: set[str], watch: Watch) -> None:
        self.known = known
        self.anew = anew
        self.watch = watch
        self.progress = Progress()
        self.seen: list[str] = []
        self.troubles: list[Trouble] = []
        self.origins: list[tuple[str, str]] = []

    def step(self, name: str) -> None:
        """Say what is being done."""
        self.progress.step = name
        self.watch(self.progress)

    def count(self, batch: Sequence[Reading]) -> None:
        """Count readings that were saved."""
        self.progress.added += len(batch)
        self.watch(self.progress)

    def new_articles(self, inputs: Iterable[Input | Trouble]) -> Iterator[Article]:
        """The articles that are not in the record yet."""
        found = list(inputs)
        self.progress.inputs = sum(isinstance(item, Input) for item in found)
        self.watch(self.progress)
        for item in found:
            if isinstance(item, Trouble):
                self.note(item)
                if item.kind in LOST:
                    self.progress.failed.append(item.origin)
            else:
                yield from self.articles_of(item)

    def articles_of(self, item: Input) -> Iterator[Article]:
        """The new articles of one input."""
        self.seen.append(item.origin)
        count = 0
        for thing in contents(item):
            if isinstance(thing, Trouble):
                self.note(thing)
                continue
            count += 1
            if self.is_new(thing):
                yield thing
        if not count:
            self.progress.failed.append(item.origin)
        self.progress.taken += 1
        self.watch(self.progress)

    def note(self, trouble: Trouble) -> None:
        """Keep a trouble of an input."""
        self.seen.append(trouble.origin)
        self.troubles.append(trouble)

    def is_new(self, article: Article) -> bool:
        """Whether an article is to be read: it is not in the record, or lies there under a later name."""
        self.origins.append((article.origin, article.id))
        first = self.known.get(article.id)
        if first is not None and (first < article.origin or (first == article.origin and article.id not in self.anew)):
            self.progress.known += 1
            return False
        self.known[article.id] = article.origin
        self.anew.discard(article.id)
        return True


def contents(item: Input) -> Iterator[Article | Trouble]:
    """The articles and troubles of one input; whatever goes wrong there is a trouble too."""
    try:
        yield from read_input(item)
    except Exception as error:
        yield failed(item.origin, "unreadable", read_input, error)


def first_origins(origins: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By article id, the first by name of the places it was found at; ``origins`` are (origin, article id)."""
    return {article: origin for origin, article in sorted(origins, reverse=True)}


def doubles(origins: Iterable[tuple[str, str]]) -> Iterator[Trouble]:
    """Articles that lie in more than one place, and places that held more than one article."""
    places, articles = defaultdict(list), defaultdict(list)
    for origin, article in sorted(origins):
        places[article].append(origin)
        articles[origin].append(article)
    for first, *others in places.values():
        if others:
            message = f"the same article is also at {', '.join(others)}; it is read and counted once"
            yield Trouble(first, "duplicate", message)
    for origin, different in articles.items():
        if len(different) > 1 and not origin.startswith(STDIN):
            message = f"{len(different)} different articles came from here at different times; all are kept"
            yield Trouble(origin, "changed", message)
