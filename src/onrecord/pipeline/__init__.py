"""The wiring: the only place that sees intake, engines, the three verbs and the store together.

Reading, collating and deciding are folds over the lists ``READERS``, ``COLLATORS`` and the questions. A reader or
collator that fails is a trouble of the record, and the rest goes on.
"""

from onrecord.pipeline.arrivals import Progress
from onrecord.pipeline.building import build, open_record, rebuild
from onrecord.pipeline.verbs import collate, decide, read

__all__ = ["Progress", "build", "collate", "decide", "open_record", "read", "rebuild"]
