-- Decisions that were made elsewhere, on paper or in another system.  The scan
-- of them is a piece of evidence like any other, of the day on which they were
-- made; none of them counts until a review here adopts them all.
CREATE TABLE review_import (
    evidence id PRIMARY KEY REFERENCES evidence (id),
    version int NOT NULL,
    decider text, -- as the paper names them; may be erased
    next_step text,  -- may be erased
    review id UNIQUE REFERENCES review (id), -- that adopted it; NULL: it waits
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
-- frozen review_import(evidence, version)

CREATE TABLE imported_decision (
    evidence id NOT NULL REFERENCES review_import (evidence),
    enrolment id NOT NULL REFERENCES enrolment (id),
    item id NOT NULL REFERENCES item (id),
    decision text NOT NULL CHECK
        (decision IN ('met', 'not-yet', 'more-needed')),
    letter text CHECK (letter IN ('V', 'A', 'C', 'S', 'R')),
    PRIMARY KEY (evidence, item),
    CHECK (decision = 'met' OR letter IS NOT NULL)
);
-- frozen imported_decision
