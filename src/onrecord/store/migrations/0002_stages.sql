-- Stages of a decision, who speaks for several members, and what is shown of an open decision.
ALTER TABLE questions ADD COLUMN stages TEXT NOT NULL DEFAULT '[]';       -- JSON: steps a member takes; the last one counts
ALTER TABLE questions ADD COLUMN speaks_for TEXT NOT NULL DEFAULT '[]';   -- JSON: [[name, [member, ...]], ...]
ALTER TABLE parties ADD COLUMN ratifies TEXT NOT NULL DEFAULT '[]';       -- JSON: whose consent makes its ratification
ALTER TABLE roll ADD COLUMN stage TEXT;                                   -- declared, agreed, signed, ratified, deposited
ALTER TABLE roll ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';             -- JSON: [{stage, by, day, statement}, ...]
ALTER TABLE decisions ADD COLUMN ways TEXT NOT NULL DEFAULT '[]';         -- JSON: smallest sets that would carry it
ALTER TABLE decisions ADD COLUMN obstacles TEXT NOT NULL DEFAULT '[]';    -- JSON: [{member, how, alone, statement}, ...]
ALTER TABLE decisions ADD COLUMN precedences TEXT NOT NULL DEFAULT '[]';  -- JSON: [{member, statement, condition, first, then}, ...]
ALTER TABLE decisions ADD COLUMN circles TEXT NOT NULL DEFAULT '[]';      -- JSON: [[place in precedences, ...], ...]
