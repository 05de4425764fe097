-- Pages read an enrolment whole, many times a second: what they need of its
-- mappings and of the versions mapped stands in the indexes, because a row of
-- a version holds a person's text of any length before its times.
CREATE INDEX mapping_enrolment
    ON mapping (enrolment, item, evidence, version, state);
CREATE INDEX decision_item ON decision (enrolment, item);
CREATE INDEX evidence_version_shown ON evidence_version
    (evidence, version, state, submitted, happened, type, title);
