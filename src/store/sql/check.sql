-- What the rows say of a person, to be compared with what the acts give: each
-- column under the name that derive/ gives what it should be.

-- "of": the record that what stands beside it is committed by.
-- row told_person: id id, ref text, ref_of id, name text, name_of id,
--     email text, language text, added time, disabled time, outside flag

-- told told_person(person id): told_person
SELECT id, ref, id AS ref_of, name, id AS name_of, email, language, added,
    disabled, outside
FROM person WHERE id = $1;

-- row told_role: person id, role text, given time, outside flag

-- told told_roles(person id): told_role
SELECT person, role, given, outside FROM role WHERE person = $1;

-- row told_credential: person id, made time, ended time, there flag

-- told told_credentials(person id): told_credential
SELECT person, made, ended, CAST(1 AS smallint) AS there FROM credential WHERE person = $1;

-- row told_key: person id, id text, public bytes, root text, leaf int,
--     made time, issuer id, reissued time, ended time, ending text, ended_by id

-- told told_keys(person id): told_key
SELECT person, id, public, root, leaf, made, issuer, reissued, ended, ending,
    ended_by
FROM signing_key WHERE person = $1;

-- row told_confirmed: of id, key text, by id, at time

-- told told_confirmed(person id): told_confirmed
SELECT k.person AS of, c.key, c.person AS by, c.at
FROM signing_key k JOIN key_confirmed c ON c.key = k.id WHERE k.person = $1;

-- row told_approval: id id, person id, role text, unit text,
--     qualification text, from text, to text, languages text, given time,
--     ended text

-- told told_approvals(person id): told_approval
SELECT id, person, role, unit_key AS unit, qualification_key AS qualification,
    from_day AS "from", to_day AS "to", languages, given, ended
FROM approval WHERE person = $1;

-- row told_enrolment: unit text, start text, target text, enrolled time,
--     migrated text, migrated_at time

-- told told_enrolments(learner id): told_enrolment
SELECT u.key || '@' || CAST(u.rev AS text) AS unit, e.start_day AS start,
    e.target_day AS target, e.enrolled,
    (SELECT v.key || '@' || CAST(v.rev AS text)
     FROM enrolment s JOIN unit v ON v.id = s.unit
     WHERE s.id = g.successor AND s.learner = e.learner) AS migrated,
    g.made AS migrated_at
FROM enrolment e JOIN unit u ON u.id = e.unit
LEFT JOIN migration g ON g.enrolment = e.id
WHERE e.learner = $1;

-- row told_allocation: unit text, role text, person id, from_day text,
--     to_day text

-- told told_allocations(learner id): told_allocation
SELECT u.key || '@' || CAST(u.rev AS text) AS unit, a.role, a.person,
    a.from_day, COALESCE(a.to_day, '-') AS to_day
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN allocation a ON a.enrolment = e.id
WHERE e.learner = $1;

-- row told_step: unit text, kind text, at time, standing flag, person id,
--     role text, reason text, reason_of id

-- told told_steps(learner id): told_step
SELECT u.key || '@' || CAST(u.rev AS text) AS unit, s.kind, s.made AS at,
    s.standing, s.person, s.role, s.reason,
    CASE WHEN s.reason IS NOT NULL THEN s.id END AS reason_of
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_step s ON s.enrolment = e.id
WHERE e.learner = $1;

-- row told_course: qualification text, kind text, at time, day text,
--     until text, person id, number text, number_of id, why text, why_of id

-- told told_course(learner id): told_course
SELECT q.key || '@' || CAST(q.rev AS text) AS qualification, s.kind,
    s.made AS at, s.day, s.until, s.person,
    s.number, CASE WHEN s.number IS NOT NULL THEN s.id END AS number_of,
    s.words AS why, CASE WHEN s.words IS NOT NULL THEN s.id END AS why_of
FROM qualification_enrolment e JOIN qualification q ON q.id = e.qualification
JOIN enrolment_step s ON s.enrolment = e.id
WHERE e.learner = $1;

-- row told_placement: at time, cohort text, cohort_of id, site text, site_of id

-- told told_placements(learner id): told_placement
SELECT made AS at,
    cohort, CASE WHEN cohort IS NOT NULL THEN id END AS cohort_of,
    site, CASE WHEN site IS NOT NULL THEN id END AS site_of
FROM placement WHERE learner = $1;

-- row told_opened: unit text, kind text, at time, opens text

-- told told_reopened(learner id): told_opened
SELECT u.key || '@' || CAST(u.rev AS text) AS unit, s.kind, s.made AS at,
    i.name AS opens
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_step s ON s.enrolment = e.id JOIN unit_reopened o ON o.step = s.id
JOIN item i ON i.id = o.item AND i.unit = u.id
WHERE e.learner = $1;

-- row told_qualifying: qualification text, start text, target text,
--     enrolled time

-- told told_qualifying(learner id): told_qualifying
SELECT q.key || '@' || CAST(q.rev AS text) AS qualification,
    e.start_day AS start, e.target_day AS target, e.enrolled
FROM qualification_enrolment e JOIN qualification q ON q.id = e.qualification
WHERE e.learner = $1;

-- row told_choice: qualification text, unit text, chosen flag

-- told told_choices(learner id): told_choice
SELECT q.key || '@' || CAST(q.rev AS text) AS qualification,
    u.key || '@' || CAST(u.rev AS text) AS unit, CAST(1 AS smallint) AS chosen
FROM qualification_enrolment e JOIN qualification q ON q.id = e.qualification
JOIN qualification_choice c ON c.qualification = e.id
JOIN enrolment n ON n.id = c.enrolment AND n.learner = e.learner
JOIN unit u ON u.id = n.unit
WHERE e.learner = $1;

-- row told_evidence: id id, number int, begun time

-- told told_evidence(learner id): told_evidence
SELECT id, number, made AS begun FROM evidence WHERE learner = $1;

-- row told_version: evidence id, version int, record id, recorder id,
--     state text, type text, title text, words text, link text, details text,
--     language text, happened text, others text, content text, made time,
--     submitted time, confirmed time, comment text

-- told told_versions(learner id): told_version
SELECT v.evidence, v.version, v.record, v.recorder, v.state, v.type, v.title,
    v.words, v.link, v.details, v.language, v.happened, v.others, v.content, v.made,
    v.submitted, v.confirmed, v.comment
FROM evidence e JOIN evidence_version v ON v.evidence = e.id
WHERE e.learner = $1;

-- row told_file: evidence id, version int, position int, sha256 text,
--     size int, name text

-- told told_files(learner id): told_file
SELECT f.evidence, f.version, f.position, f.sha256, f.size, f.name
FROM evidence e JOIN evidence_file f ON f.evidence = e.id
WHERE e.learner = $1;

-- row told_mapping: evidence id, version int, unit text, item text,
--     enrolment text, state text, mapper id, made time, basis text,
--     region text, line text

-- told told_mappings(learner id): told_mapping
SELECT m.evidence, m.version, u.key || '@' || CAST(u.rev AS text) AS unit,
    i.name AS item,
    (SELECT w.key || '@' || CAST(w.rev AS text)
     FROM enrolment n JOIN unit w ON w.id = n.unit
     WHERE n.id = m.enrolment AND n.learner = e.learner) AS enrolment,
    m.state, m.mapper, m.made, m.basis, m.region, m.line
FROM evidence e JOIN mapping m ON m.evidence = e.id
JOIN item i ON i.id = m.item JOIN unit u ON u.id = i.unit
WHERE e.learner = $1;

-- row told_witness: evidence id, version int, request id, at time,
--     name text, role text, relation text, words text

-- told told_witnesses(learner id): told_witness
SELECT s.evidence, s.version, s.request, s.made AS at, s.name, s.role,
    s.relation, s.words
FROM evidence e JOIN witness_statement s ON s.evidence = e.id
WHERE e.learner = $1;

-- row told_check: evidence id, version int, request id, checked time,
--     checker id, how text

-- told told_checks(learner id): told_check
SELECT k.evidence, k.version, k.request, k.made AS checked, k.checker, k.how
FROM evidence e JOIN witness_check k ON k.evidence = e.id
WHERE e.learner = $1 AND k.request IS NOT NULL;

-- row told_on_paper: evidence id, version int, checked time, checker id,
--     how text

-- told told_paper(learner id): told_on_paper
SELECT k.evidence, k.version, k.made AS checked, k.checker, k.how
FROM evidence e JOIN witness_check k ON k.evidence = e.id
WHERE e.learner = $1 AND k.request IS NULL;

-- row told_review: review id, assessor id, finished time, due text,
--     feedback text, feedback_of id, next text, next_of id

-- told told_reviews(learner id): told_review
SELECT id AS review, assessor, finished, due, feedback,
    CASE WHEN feedback IS NOT NULL THEN id END AS feedback_of,
    next_step AS next, CASE WHEN next_step IS NOT NULL THEN id END AS next_of
FROM review WHERE learner = $1;

-- row told_adopted: review id, evidence id, version int, adopts flag

-- told told_adopted(learner id): told_adopted
SELECT m.review, m.evidence, m.version, CAST(1 AS smallint) AS adopts
FROM evidence e JOIN review_import m ON m.evidence = e.id
WHERE e.learner = $1 AND m.review IS NOT NULL;

-- row told_import: evidence id, version int, day text, decider text,
--     decider_of id, next text, next_of id

-- told told_imports(learner id): told_import
SELECT m.evidence, m.version, v.happened AS day, m.decider,
    CASE WHEN m.decider IS NOT NULL THEN m.evidence END AS decider_of,
    m.next_step AS next,
    CASE WHEN m.next_step IS NOT NULL THEN m.evidence END AS next_of
FROM evidence e JOIN review_import m ON m.evidence = e.id
JOIN evidence_version v ON v.evidence = m.evidence AND v.version = m.version
WHERE e.learner = $1;

-- row told_imported: evidence id, version int, unit text, item text, enrolment text,
--     decision text, letter text

-- told told_imported(learner id): told_imported
SELECT d.evidence, m.version, u.key || '@' || CAST(u.rev AS text) AS unit,
    i.name AS item,
    (SELECT w.key || '@' || CAST(w.rev AS text)
     FROM enrolment n JOIN unit w ON w.id = n.unit
     WHERE n.id = d.enrolment AND n.learner = e.learner) AS enrolment,
    d.decision, d.letter
FROM evidence e JOIN review_import m ON m.evidence = e.id
JOIN imported_decision d ON d.evidence = m.evidence
JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
WHERE e.learner = $1;

-- row told_judged: review id, evidence id, version int, vacr text,
--     outcome text

-- told told_judged(learner id): told_judged
SELECT j.review, j.evidence, j.version, j.vacr, j.outcome
FROM review r JOIN review_evidence j ON j.review = r.id
WHERE r.learner = $1;

-- row told_decision: review id, unit text, item text, enrolment text,
--     decision text, letter text, note text, note_of id, standing flag,
--     countersigning text, countersigned_for text, carried text

-- told told_decisions(learner id): told_decision
SELECT r.id AS review, u.key || '@' || CAST(u.rev AS text) AS unit,
    i.name AS item,
    (SELECT w.key || '@' || CAST(w.rev AS text)
     FROM enrolment n JOIN unit w ON w.id = n.unit
     WHERE n.id = d.enrolment AND n.learner = r.learner) AS enrolment,
    d.decision, d.letter, d.note,
    CASE WHEN d.note IS NOT NULL THEN COALESCE(
        (SELECT k.first FROM decision_carried k WHERE k.decision = d.id), d.id)
    END AS note_of, d.standing, t.state AS countersigning,
    (SELECT w.key || '@' || CAST(w.rev AS text) || '#' || o.name
     FROM enrolment n JOIN unit w ON w.id = n.unit
     JOIN item o ON o.id = t.item
     WHERE n.id = t.enrolment AND n.learner = r.learner) AS countersigned_for,
    (SELECT w.key || '@' || CAST(w.rev AS text) || '#' || o.name
     FROM decision_carried k JOIN decision f ON f.id = k.first
     JOIN item o ON o.id = f.item JOIN unit w ON w.id = o.unit
     WHERE k.decision = d.id) AS carried
FROM review r JOIN decision d ON d.review = r.id
JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
LEFT JOIN trainee_decision t ON t.decision = d.id
WHERE r.learner = $1;

-- row told_countersignature: review id, id id, decider id, person id,
--     made time, due text, note text, note_of id

-- told told_countersignatures(learner id): told_countersignature
SELECT s.review, s.id, s.decider, s.person, s.made, s.due, s.note,
    CASE WHEN s.note IS NOT NULL THEN s.id END AS note_of
FROM review r JOIN countersignature s ON s.review = r.id
WHERE r.learner = $1;

-- row told_countersigned: review id, countersignature id, state text, item text

-- told told_countersigned(learner id): told_countersigned
SELECT r.id AS review, t.countersignature, t.state,
    u.key || '@' || CAST(u.rev AS text) || '#' || i.name AS item
FROM review r JOIN decision d ON d.review = r.id
JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
JOIN trainee_decision t ON t.decision = d.id
WHERE r.learner = $1 AND t.countersignature IS NOT NULL;

-- row told_rest: review id, unit text, item text, evidence id, version int,
--     rests flag

-- told told_rests(learner id): told_rest
SELECT r.id AS review, u.key || '@' || CAST(u.rev AS text) AS unit,
    i.name AS item, t.evidence, t.version, CAST(1 AS smallint) AS rests
FROM review r JOIN decision d ON d.review = r.id
JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
JOIN decision_rest t ON t.decision = d.id
WHERE r.learner = $1;

-- row told_conflict: id id, person id, from text, to text, words text,
--     words_of id, declarer id, declared time, outcome text, mitigation text,
--     decider id, decided time

-- told told_conflicts(about id): told_conflict
SELECT id, person, from_day AS "from", to_day AS "to", words, id AS words_of,
    declarer, declared, outcome, mitigation, decider, decided
FROM conflict WHERE about = $1;

-- row told_access: id id, outside flag, body text, from text, to text,
--     given time

-- told told_access(person id): told_access
SELECT id, outside, body, from_day AS "from", to_day AS "to", given
FROM eqa_access WHERE person = $1;

-- row told_picked: id id, person id, unit text, reason text, reason_of id,
--     made time

-- told told_picked(learner id): told_picked
SELECT s.id, s.person, u.key || '@' || CAST(u.rev AS text) AS unit, s.reason,
    CASE WHEN s.reason IS NOT NULL THEN s.id END AS reason_of, s.made
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN eqa_sample s ON s.enrolment = e.id
WHERE e.learner = $1;

-- row told_request: evidence id, version int, request id, asker id, name text,
--     name_of id, email text, email_of id, language text, link text,
--     link_of id, asked time, expires time, used time

-- told told_requests(learner id): told_request
SELECT r.evidence, r.version, r.id AS request, r.asker, r.name,
    r.id AS name_of, r.email,
    CASE WHEN r.email IS NOT NULL THEN r.id END AS email_of, r.language,
    r.link, r.id AS link_of, r.asked, r.expires, r.used
FROM evidence e JOIN witness_request r ON r.evidence = e.id
WHERE e.learner = $1;

-- Records about a person, or by its own id one about nobody.
-- row told_dated: id id, kind text, about id, author id, on text, due text,
--     blocks flag, words text, made time, ended time, outcome text,
--     outcome_of id

-- told told_dated(about id): told_dated
SELECT id, kind, about, author, day AS "on", due, blocks, words, made, ended,
    outcome, CASE WHEN outcome IS NOT NULL THEN id END AS outcome_of
FROM dated WHERE about = $1 OR (id = $1 AND about IS NULL);

-- row told_dated_person: dated id, person id, there flag

-- told told_dated_people(about id): told_dated_person
SELECT p.dated, p.person, CAST(1 AS smallint) AS there
FROM dated d JOIN dated_person p ON p.dated = d.id
WHERE d.about = $1 OR (d.id = $1 AND d.about IS NULL);

-- row told_dated_signature: dated id, person id, made time

-- told told_dated_signatures(about id): told_dated_signature
SELECT s.dated, s.person, s.made
FROM dated d JOIN dated_signature s ON s.dated = d.id
WHERE d.about = $1 OR (d.id = $1 AND d.about IS NULL);

-- row told_named: id id, unit text, item text, there flag

-- told told_dated_items(about id): told_named
SELECT d.id, u.key || '@' || CAST(u.rev AS text) AS unit, i.name AS item,
    CAST(1 AS smallint) AS there
FROM dated d JOIN dated_item n ON n.dated = d.id
JOIN item i ON i.id = n.item JOIN unit u ON u.id = i.unit
WHERE d.about = $1 OR (d.id = $1 AND d.about IS NULL);

-- row told_dated_file: dated id, position int, name text, sha256 text, size int

-- told told_dated_files(about id): told_dated_file
SELECT f.dated, f.position, f.name, f.sha256, f.size
FROM dated d JOIN dated_file f ON f.dated = d.id
WHERE d.about = $1 OR (d.id = $1 AND d.about IS NULL);

-- row told_action: id id, origin id, number int, about id, unit text,
--     need text, owner id, due text, text text, text_of id, made time,
--     done time, outcome text, outcome_of id

-- told told_actions(about id): told_action
SELECT a.id, a.origin, a.number, a.about,
    (SELECT u.key || '@' || CAST(u.rev AS text)
     FROM enrolment e JOIN unit u ON u.id = e.unit
     WHERE e.id = a.enrolment AND e.learner = a.about) AS unit,
    CASE WHEN a.required = 1 THEN 'required' ELSE 'advice' END AS need,
    a.owner, a.due, a.words AS text,
    CASE WHEN a.words IS NOT NULL THEN a.id END AS text_of, a.made, a.done,
    a.outcome, CASE WHEN a.outcome IS NOT NULL THEN a.id END AS outcome_of
FROM action a WHERE a.about = $1 OR (a.origin = $1 AND a.about IS NULL);

-- told told_action_items(about id): told_named
SELECT a.id, u.key || '@' || CAST(u.rev AS text) AS unit, i.name AS item,
    CAST(1 AS smallint) AS there
FROM action a JOIN action_item n ON n.action = a.id
JOIN item i ON i.id = n.item JOIN unit u ON u.id = i.unit
WHERE a.about = $1 OR (a.origin = $1 AND a.about IS NULL);

-- row told_plan: id id, author id, from text, to text, reason text,
--     reason_of id, leaf int, made time

-- told told_plans(plan id): told_plan
SELECT s.id, s.author, s.from_day AS "from", s.to_day AS "to", s.reason,
    CASE WHEN s.reason IS NOT NULL THEN s.id END AS reason_of, l.n AS leaf,
    s.made
FROM sampling_plan s LEFT JOIN leaf l ON l.act = s.act WHERE s.id = $1;

-- row told_stratum: plan id, number int, rate int, least int, picks text,
--     reason text, reason_of id

-- told told_strata(plan id): told_stratum
SELECT plan, number, rate, least, picks, reason,
    CASE WHEN reason IS NOT NULL THEN plan END AS reason_of
FROM sampling_stratum WHERE plan = $1;

-- row told_draw: id id, plan id, number int, person id, reason text,
--     reason_of id, made time

-- told told_draws(plan id): told_draw
SELECT id, plan, number, person, reason,
    CASE WHEN reason IS NOT NULL THEN id END AS reason_of, made
FROM sampling_draw WHERE plan = $1;

-- row told_pick: draw id, learner id, unit text, how text, stratum int, iqa id

-- told told_picks(plan id): told_pick
SELECT k.draw, e.learner, u.key || '@' || CAST(u.rev AS text) AS unit, k.how,
    k.stratum, k.iqa
FROM sampling_draw d JOIN sampling_pick k ON k.draw = d.id
JOIN enrolment e ON e.id = k.enrolment JOIN unit u ON u.id = e.unit
WHERE d.plan = $1;

-- row told_sample: id id, unit text, kind text, of id, iqa id, agreed flag,
--     trainee flag, countersigner id, countersigned time, looked text,
--     feedback text, feedback_of id, made time

-- told told_samples(learner id): told_sample
SELECT s.id, u.key || '@' || CAST(u.rev AS text) AS unit, s.kind,
    s.earlier AS "of", s.iqa, s.agreed, s.trainee, k.person AS countersigner,
    k.made AS countersigned, s.looked, s.feedback,
    CASE WHEN s.feedback IS NOT NULL THEN s.id END AS feedback_of, s.made
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN sample s ON s.enrolment = e.id
LEFT JOIN sample_countersignature k ON k.sample = s.id
WHERE e.learner = $1;

-- row told_looked: sample id, evidence id, version int, there flag

-- told told_sample_evidence(learner id): told_looked
SELECT l.sample, l.evidence, l.version, CAST(1 AS smallint) AS there
FROM enrolment e JOIN sample s ON s.enrolment = e.id
JOIN sample_evidence l ON l.sample = s.id
WHERE e.learner = $1;

-- row told_sample_review: sample id, review id, there flag

-- told told_sample_reviews(learner id): told_sample_review
SELECT l.sample, l.review, CAST(1 AS smallint) AS there
FROM enrolment e JOIN sample s ON s.enrolment = e.id
JOIN sample_review l ON l.sample = s.id
WHERE e.learner = $1;

-- told told_sample_items(learner id): told_named
SELECT s.id, u.key || '@' || CAST(u.rev AS text) AS unit, i.name AS item,
    CAST(1 AS smallint) AS there
FROM enrolment e JOIN sample s ON s.enrolment = e.id
JOIN sample_item n ON n.sample = s.id
JOIN item i ON i.id = n.item JOIN unit u ON u.id = i.unit
WHERE e.learner = $1;

-- row check_person: id id

-- Everybody whom acts are about, and records that are about nobody.
-- each check_people(): check_person
SELECT id FROM person UNION ALL SELECT id FROM dated WHERE about IS NULL
UNION ALL SELECT id FROM sampling_plan;

-- row check_blob: sha256 text

-- each check_blobs(after text, max int): check_blob
SELECT sha256 FROM evidence_file WHERE sha256 > $1
UNION SELECT sha256 FROM dated_file WHERE sha256 > $1
ORDER BY sha256 LIMIT $2;

-- each check_openings(): opening
SELECT commitment, record, field, salt, value FROM opening;

-- The library.

-- each check_library(): check_person
SELECT id FROM unit UNION ALL SELECT id FROM qualification;

-- row check_edition: edition int, xml text

-- many check_editions(thing id): check_edition
SELECT 1 AS edition, xml FROM unit WHERE id = $1
UNION ALL SELECT 1 AS edition, xml FROM qualification WHERE id = $1
UNION ALL SELECT edition, xml FROM unit_edition WHERE unit = $1
ORDER BY edition;

-- row told_unit: key text, rev int, urn text, language text, title text

-- told told_units(thing id): told_unit
SELECT key, rev, urn, language, title FROM unit WHERE id = $1
UNION ALL SELECT key, rev, NULL AS urn, NULL AS language, title
FROM qualification WHERE id = $1;

-- row told_edition: edition int, language text, sha256 text, loaded time

-- told told_editions(thing id): told_edition
SELECT 1 AS edition, NULL AS language, sha256, loaded FROM unit WHERE id = $1
UNION ALL SELECT 1 AS edition, NULL AS language, sha256, loaded
FROM qualification WHERE id = $1
UNION ALL SELECT edition, language, sha256, added AS loaded
FROM unit_edition WHERE unit = $1;

-- row told_words: language text, words text, origin text

-- told told_titles(unit id): told_words
SELECT language, title AS words, origin FROM unit_title WHERE unit = $1;

-- row told_item: name text, parent text, section text, label text,
--     position int, assess text, sha256 text

-- told told_items(unit id): told_item
SELECT i.name, (SELECT p.name FROM item p
    WHERE p.id = i.parent AND p.unit = i.unit) AS parent, i.section, i.label,
    i.position, i.assess, i.sha256
FROM item i WHERE i.unit = $1;

-- row told_item_words: name text, language text, words text, origin text

-- told told_item_texts(unit id): told_item_words
SELECT i.name, t.language, t.words, t.origin
FROM item i JOIN item_text t ON t.item = i.id WHERE i.unit = $1;

-- row told_term: made time, direct flag, register_within int, claim_within int

-- told told_terms(qualification id): told_term
SELECT made, direct, register_within, claim_within FROM terms
WHERE qualification = $1;

-- The centre itself.

-- row told_cosignature: size int, signer text, line text, made time

-- told told_cosignatures(centre id): told_cosignature
SELECT size, signer, line, made FROM cosignature WHERE size >= 0 AND $1 IS NULL;

-- row told_setting: name text, value text

-- none is used: all are the centre's
-- told told_settings(centre id): told_setting
SELECT name, value FROM meta
WHERE name IN ('centre', 'centre-id', 'demo', 'ledger-key', 'origin',
    'package-key') AND $1 IS NULL;

-- many check_alone(): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
WHERE act.subject IS NULL ORDER BY leaf.n;
