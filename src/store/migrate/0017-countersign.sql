-- What a trainee decides does not count until somebody qualified has agreed
-- (rule R6).  Until then the decision does not stand: its row here waits, and
-- what stood before stays.  A countersignature may agree to some decisions of a
-- review and send others back.
CREATE TABLE countersignature (
    id id PRIMARY KEY,
    review id NOT NULL REFERENCES review (id),
    decider id NOT NULL REFERENCES person (id), -- who held the review
    person id NOT NULL REFERENCES person (id),
    made time NOT NULL,
    note text,
    due text,
    CHECK (person <> decider) -- rule R2
);
-- frozen countersignature(id, review, decider, person, made, due)
CREATE INDEX countersignature_review ON countersignature (review);
CREATE INDEX countersignature_decider ON countersignature (decider);

-- Overtaken: by a later decision on the item, or by the evidence's withdrawal.
CREATE TABLE trainee_decision (
    decision id PRIMARY KEY REFERENCES decision (id),
    enrolment id NOT NULL REFERENCES enrolment (id),
    item id NOT NULL REFERENCES item (id),
    state text NOT NULL CHECK
        (state IN ('waiting', 'agreed', 'sent-back', 'overtaken')),
    countersignature id REFERENCES countersignature (id),
    CHECK ((countersignature IS NULL) = (state IN ('waiting', 'overtaken')))
);
-- frozen trainee_decision(decision, enrolment, item)
CREATE UNIQUE INDEX trainee_decision_waiting
    ON trainee_decision (enrolment, item) WHERE state = 'waiting';
CREATE INDEX trainee_decision_countersignature
    ON trainee_decision (countersignature);
CREATE INDEX trainee_decision_enrolment
    ON trainee_decision (enrolment, item, state);
