-- Pages read an enrolment whole, many times a second: what they need of its
-- mappings and of the versions mapped stands in the indexes, because a row of
-- a version holds a person's text of any length before its times.  A review
-- offers what its assessor wrote before.
CREATE INDEX mapping_enrolment
    ON mapping (enrolment, item, evidence, version, state);
CREATE INDEX decision_item ON decision (enrolment, item);
CREATE INDEX evidence_version_shown ON evidence_version
    (evidence, version, state, submitted, happened, type, title);
CREATE INDEX review_assessor ON review (assessor, finished);
