-- When a unit is replaced its learners go on under the new one.  Nothing of
-- what was is changed: that an enrolment has ended is a row of its own, and a
-- decision that goes along is a decision of the new enrolment that says which
-- one it repeats.
CREATE TABLE migration (
    enrolment id PRIMARY KEY REFERENCES enrolment (id), -- that has ended
    successor id NOT NULL REFERENCES enrolment (id),    -- where it goes on
    made time NOT NULL,
    CHECK (enrolment <> successor)
);
-- frozen migration
CREATE INDEX migration_successor ON migration (successor);

CREATE TABLE decision_carried (
    decision id PRIMARY KEY REFERENCES decision (id),
    first id NOT NULL REFERENCES decision (id) -- as its review made it
);
-- frozen decision_carried

CREATE INDEX enrolment_unit ON enrolment (unit);
