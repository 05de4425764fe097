-- What becomes of an enrolment on a qualification: registered with the awarding
-- body, at rest, ended, claimed, certificated.  Its state follows from the last
-- row of each kind and from the units.
CREATE TABLE enrolment_step (
    id id PRIMARY KEY,
    enrolment id NOT NULL REFERENCES qualification_enrolment (id),
    kind text NOT NULL CHECK (kind IN ('registration', 'break', 'resumption',
        'departure', 'transfer', 'eqa-agreement', 'claim', 'certificate')),
    day text NOT NULL,
    until text CHECK (until IS NULL OR until >= day), -- a break's planned end
    number text, -- of the registration, of the certificate; may be erased
    words text,  -- why, or whereto; may be erased
    person id REFERENCES person (id), -- NULL: the operator
    made time NOT NULL
);
-- frozen enrolment_step(id, enrolment, kind, day, until, person, made)
CREATE INDEX enrolment_step_enrolment ON enrolment_step (enrolment, made);

-- When a learner rested: "ended" by what came next, NULL while it goes on.
CREATE VIEW enrolment_break AS
SELECT b.enrolment, b.day, b.until,
    (SELECT e.day FROM enrolment_step e
     WHERE e.enrolment = b.enrolment
       AND e.kind IN ('resumption', 'departure', 'transfer')
       AND (e.made, e.id) > (b.made, b.id)
     ORDER BY e.made, e.id LIMIT 1) AS ended
FROM enrolment_step b WHERE b.kind = 'break';

-- What the awarding body asks of a qualification at this centre; the newest
-- holds.
CREATE TABLE terms (
    id id PRIMARY KEY,
    qualification id NOT NULL REFERENCES qualification (id), -- by its key
    direct flag NOT NULL,         -- certificates are claimed without the EQA
    register_within int NOT NULL, -- days; 0: not said
    claim_within int NOT NULL,
    made time NOT NULL
);
-- frozen terms
CREATE INDEX terms_qualification ON terms (qualification, made);

-- With whom a learner learns, and where they work; the newest holds.
CREATE TABLE placement (
    id id PRIMARY KEY,
    learner id NOT NULL REFERENCES person (id),
    cohort text, -- both may be erased
    site text,
    made time NOT NULL
);
-- frozen placement(id, learner, made)
CREATE INDEX placement_learner ON placement (learner, made);
CREATE INDEX placement_site ON placement (site);

CREATE INDEX allocation_role ON allocation (person, role);

-- Each enrolment on a unit that goes on under itself, with what its state and
-- its target follow from; rested: a break may have moved that.
CREATE VIEW unit_in_hand AS
SELECT n.id AS enrolment, n.learner, p.name, p.ref, n.unit, u.key, u.rev,
    n.target_day, t.declared AS declared_at, t.signed AS signed_at, t.stage,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM qualification_choice k
        JOIN enrolment_step s ON s.enrolment = k.qualification
        WHERE k.enrolment = n.id AND s.kind = 'break')
        THEN 1 ELSE 0 END AS smallint) AS rested
FROM enrolment n
JOIN unit_stage t ON t.enrolment = n.id
JOIN person p ON p.id = n.learner
JOIN unit u ON u.id = n.unit
WHERE NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = n.id);
