"""Several items at a time, in processes of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from onrecord.engines.engine import Item, Result
from onrecord.errors import OnRecordError

AHEAD = 4


def run_processes(work: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 2) -> Iterator[Result]:
    """Do the work in ``workers`` fresh processes, each with a few items waiting.

    Raises OnRecordError when a process dies, which mostly means that memory ran out.
    """
    waiting: deque[Future[Result]] = deque()
    source = iter(items)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            waiting.extend(pool.submit(work, item) for item in islice(source, workers * AHEAD))
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(pool.submit(work, item) for item in islice(source, 1))
                yield result
        except BrokenProcessPool as error:
            raise OnRecordError(
                "a worker process died, perhaps because memory ran out",
                advice="Run it again with --engine serial: what was read so far is kept",
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
