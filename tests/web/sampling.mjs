// What an IQA and the coordinator do, from the plan to the release.
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang] = process.argv.slice(2);
const { env } = process;
const site = await open();
site.data.push('Rhywun');

const field = (v, name) => v.page.locator(`[name="${name}"]`);
const fill = (v, name, value) => v.hands.fill(field(v, name), value);
const tick = (v, name, value) =>
    v.hands.tick(v.page.locator(`[name="${name}"][value="${value}"]`));
const said = (v, words, ...args) => v.page.getByText(v.t(words, ...args)).count();
const words = (v, who) => fill(v, 'passphrase', `three words for ${who}`);
const narrow = (v, k) => v.page.locator('form details summary').nth(k - 1).click();
async function shot(v, name) {
    for (const width of [1024, 360]) {
        await v.page.setViewportSize({ width, height: 900 });
        if (env.TYST_SCREENSHOTS)
            await v.page.screenshot({ fullPage: true,
                path: `${env.TYST_SCREENSHOTS}/sampling-${name}-${width}.png` });
    }
}
async function enter(person) {
    const v = await site.visitor({ lang, scripts: false });
    await v.signIn(person);
    return v;
}

const iqa = await enter('Q-1');
await step('a plan without strata is refused', async () => {
    await iqa.press(iqa.link('Quality assurance'));
    await iqa.press(iqa.link('New sampling plan'));
    await fill(iqa, 'reason', 'Canolfan newydd');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the plan'), 422);
    ok(await said(iqa, 'A sampling plan needs at least one stratum.'), 'says so');
    is(await field(iqa, 'reason').inputValue(), 'Canolfan newydd');
});
await step('one more stratum keeps what was typed', async () => {
    await fill(iqa, 'why.1', 'Uned gyfan');
    await narrow(iqa, 1);
    await fill(iqa, 'units.1', 'TESTTWO2');
    await fill(iqa, 'rate.1', '101');
    await iqa.press(iqa.button('One more stratum'));
    is(await field(iqa, 'why.1').inputValue(), 'Uned gyfan');
    is(await field(iqa, 'why.4').count(), 1);
});
await step('a rate of 101 is refused', async () => {
    await fill(iqa, 'why.4', 'Arsylwadau');
    await fill(iqa, 'least.4', '1');
    await narrow(iqa, 4);
    await tick(iqa, 'method.4', 'OBS');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the plan'), 422);
    ok(await said(iqa, 'Stratum %lld: a rate is from 0 to 100, a minimum from 0.', 1),
        'says so');
    is(await field(iqa, 'rate.1').inputValue(), '101');
});
await step('a wrong passphrase keeps the plan', async () => {
    await fill(iqa, 'rate.1', '100');
    await fill(iqa, 'passphrase', 'nid hwn o gwbl');
    await iqa.press(iqa.button('Sign the plan'), 403);
    is(await field(iqa, 'why.4').inputValue(), 'Arsylwadau');
    ok(await iqa.page.locator('[name="method.4"][value="OBS"]').isChecked(), 'ticked');
    is(await field(iqa, 'passphrase').inputValue(), '');
    await shot(iqa, 'form');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the plan'));
});
await step('a draw, whose seed nobody chose', async () => {
    const { pathname } = new URL(iqa.page.url());
    for (let i = 0; i < 50 && !await iqa.button('Draw').count(); i++) {
        await new Promise((later) => setTimeout(later, 200));
        await iqa.go(pathname);
    }
    await iqa.press(iqa.button('Draw'));
    ok(await said(iqa, 'Nothing belongs to stratum %lld.', 2), 'an empty one is named');
    is(await iqa.page.getByText('TESTTWO2@1').count(), 1);
});
await step('a second draw needs a reason', async () => {
    await fill(iqa, 'add', 'L-1 TESTONE1');
    await iqa.press(iqa.button('Draw'), 422);
    is((await field(iqa, 'add').inputValue()).trim(), 'L-1 TESTONE1');
    await fill(iqa, 'reason', 'Anodd ei dystiolaethu');
    await fill(iqa, 'add', 'L-9 TESTONE1');
    await iqa.press(iqa.button('Draw'), 404);
    await fill(iqa, 'add', 'L-1');
    await iqa.press(iqa.button('Draw'), 422);
    await fill(iqa, 'add', 'L-1 TESTONE1');
    await iqa.press(iqa.button('Draw'));
    is(await iqa.page.getByText('TESTONE1@1').count(), 1);
    await iqa.press(iqa.button('Draw again from plan and seed, and compare'));
    ok(await said(iqa, 'Every draw is what follows from plan and seed.'), 'the same');
    await shot(iqa, 'plan');
});

await step('a sample of nothing is refused', async () => {
    await iqa.go('/quality');
    await shot(iqa, 'quality');
    await iqa.press(iqa.page.locator('li', { hasText: 'TESTTWO2@1' })
        .locator('a[href$="/sample"]'));
    await fill(iqa, 'feedback', 'Da iawn');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the sample'), 422);
    ok(await said(iqa, 'Say what you have looked at: evidence, reviews, the ' +
        'learner\'s voice or an assessment.'), 'says so');
    is(await field(iqa, 'feedback').inputValue(), 'Da iawn');
});
await step('what is not agreed to needs words', async () => {
    await iqa.hands.tick(field(iqa, 'evidence').first());
    await iqa.unfold(iqa.t('Decisions I do not agree with'));
    await tick(iqa, 'mark', 'TESTTWO2@1:P2');
    await fill(iqa, 'feedback', '');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the sample'), 422);
    ok(await field(iqa, 'evidence').first().isChecked(), 'evidence is still ticked');
});
await step('an action needs somebody to do it', async () => {
    await fill(iqa, 'feedback', 'Un alwad yw\'r unig dystiolaeth.');
    await fill(iqa, 'todo.1', 'Gofyn am ragor o adborth');
    await fill(iqa, 'due.1', '2030-01-02');
    await fill(iqa, 'items.1', 'TESTTWO2:P2');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the sample'), 422);
    ok(await said(iqa, 'Action %zu: choose who is to do it.', 1), 'says so');
});
await step('a wrong passphrase keeps the sample', async () => {
    await iqa.hands.choose(field(iqa, 'owner.1'), 'Menna Prys (A-1)');
    await fill(iqa, 'passphrase', 'nid hwn o gwbl');
    await iqa.press(iqa.button('Sign the sample'), 403);
    is(await field(iqa, 'todo.1').inputValue(), 'Gofyn am ragor o adborth');
    ok(await iqa.page.locator('[value="TESTTWO2@1:P2"]').isChecked(), 'marked');
    await shot(iqa, 'sample-form');
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the sample'));
    ok(await said(iqa, 'sample needs action'), 'its outcome');
    await shot(iqa, 'sample');
});

const own = await enter('Q-2');
await step('nobody samples what they decided', async () => {
    await own.go('/quality');
    await own.go('/queue');
    await own.press(own.page.locator('a[href^="/unit/"]').first());
    await own.press(own.link('Sample this unit'));
    await tick(own, 'look', 'voice');
    await words(own, 'Q-2');
    await own.press(own.button('Sign the sample'), 403);
    ok(await said(own, 'Nobody quality-assures a decision they made or ' +
        'countersigned, or evidence they recorded or witnessed.'), 'R3');
    ok(await own.page.locator('[name="look"][value="voice"]').isChecked(), 'kept');
});

const coordinator = await enter('M-1');
const release = () => coordinator.page.locator('li', { hasText: 'TESTTWO2@1' })
    .locator('a[href$="/release"]');
await step('no release while a required action is open', async () => {
    await coordinator.press(coordinator.link('Quality assurance'));
    await coordinator.press(release());
    await fill(coordinator, 'reason', 'Mae\'n bryd');
    await words(coordinator, 'M-1');
    await coordinator.press(coordinator.button('Release the unit'), 403);
    ok(await said(coordinator, 'A required action on this unit is not done yet; it is ' +
        'for: %s', 'Menna Prys'), 'says whose it is');
    is(await field(coordinator, 'reason').inputValue(), 'Mae\'n bryd');
    await shot(coordinator, 'release');
});
const assessor = await enter('A-1');
await step('its owner has it on their first page, and does it', async () => {
    await assessor.go('/queue');
    await assessor.press(assessor.page.locator('a[href^="/action/"]'));
    await fill(assessor, 'outcome', 'Tri ateb arall');
    await assessor.press(assessor.button('It is done'));
    ok(await assessor.page.getByText('Tri ateb arall').count(), 'what came of it');
    await shot(assessor, 'action');
});
await step('the same work is sampled again, and agreed', async () => {
    await iqa.press(iqa.link('Sample again'));
    ok(await iqa.page.locator('[value="re-sample"]').isChecked(), 'it is proposed');
    await iqa.hands.tick(field(iqa, 'review').first());
    await words(iqa, 'Q-1');
    await iqa.press(iqa.button('Sign the sample'));
    ok(await said(iqa, 'sample agreed'), 'its outcome');
});
await step('the coordinator releases the unit', async () => {
    await coordinator.go('/quality');
    await coordinator.press(release());
    await words(coordinator, 'M-1');
    await coordinator.press(coordinator.button('Release the unit'));
    ok(await said(coordinator, 'The unit is released.'), 'said');
});

// What a centre keeps besides.
let plan;
const learner = await enter('L-1');
await step('a plan with criteria and an action, by the assessor', async () => {
    await assessor.go('/queue');
    await assessor.press(assessor.named('link', 'Cadi Wyn'));
    await assessor.press(assessor.link('Plans, reviews and other records'));
    await assessor.unfold(assessor.t('Write a record'));
    await shot(assessor, 'records');
    await assessor.press(assessor.link('Assessment plan'));
    is(await field(assessor, 'about').inputValue(), 'L-1');
    await assessor.press(assessor.button('Keep this record'), 422);
    ok(await said(assessor, 'Say what it is about in words.'), 'it needs words');
    await fill(assessor, 'words', 'Arsylwad nesaf');
    await fill(assessor, 'items', 'TESTONE1:P99');
    await assessor.press(assessor.button('Keep this record'), 404);
    is(await field(assessor, 'words').inputValue(), 'Arsylwad nesaf');
    await assessor.press(assessor.button('One more action'));
    await fill(assessor, 'items', 'TESTONE1:P1-P3');
    await fill(assessor, 'todo.1', 'Casglu dau lun');
    await fill(assessor, 'due.1', '2030-02-01');
    await assessor.hands.choose(field(assessor, 'owner.1'), 'Cadi Wyn (L-1)');
    await shot(assessor, 'record-form');
    await assessor.press(assessor.button('Keep this record'));
    plan = new URL(assessor.page.url()).pathname;
    ok(await assessor.page.getByText('TESTONE1:P1, TESTONE1:P2, TESTONE1:P3').count(),
        'its criteria');
});
await step('whom it names signs it, and has what is theirs to do', async () => {
    await learner.go('/my');
    ok(await learner.page.getByText('Casglu dau lun').count(), 'on the first page');
    await shot(learner, 'my');
    await learner.go(plan);
    await fill(learner, 'passphrase', 'nid hwn o gwbl');
    await learner.press(learner.button('Sign this record'), 403);
    await words(learner, 'L-1');
    await learner.press(learner.button('Sign this record'));
    is(await learner.button('Sign this record').count(), 0);
    is(await learner.button('Keep these actions').count(), 0);
});
await step('an appeal is open until it is closed', async () => {
    await learner.go('/records/new?kind=appeal');
    await fill(learner, 'words', 'Nid wyf yn cytuno.');
    await learner.press(learner.button('Keep this record'));
    const { pathname } = new URL(learner.page.url());
    is(await learner.button('Close this record').count(), 0);
    await coordinator.go(pathname);
    await fill(coordinator, 'outcome', 'Cadarnhawyd');
    await shot(coordinator, 'record');
    await coordinator.press(coordinator.button('Close this record'));
    ok(await coordinator.page.getByText('Cadarnhawyd').count(), 'what came of it');
});
await step('an investigation is hidden from whom it is about', async () => {
    await coordinator.go('/records/new?kind=malpractice&about=L-1');
    await fill(coordinator, 'words', 'Dau bortffolio tebyg');
    await coordinator.press(coordinator.button('Keep this record'));
    await learner.go(new URL(coordinator.page.url()).pathname, 404);
    await learner.go('/records');
    is(await said(learner, 'Malpractice investigation'), 0);
});
await step('each writes what their role writes', async () => {
    await assessor.go('/records/new?kind=standardisation');
    await fill(assessor, 'words', 'Cyfarfod');
    await assessor.press(assessor.button('Keep this record'), 403);
    is(await field(assessor, 'words').inputValue(), 'Cyfarfod');
    await assessor.go('/records/new?kind=cpd');
    await fill(assessor, 'words', 'Cwrs undydd');
    await assessor.press(assessor.button('Keep this record'));
});

await step('a conflict of interest is declared', async () => {
    await assessor.go('/records');
    await assessor.press(assessor.link('Conflicts of interest'));
    await assessor.press(assessor.link('Declare a conflict of interest'));
    await fill(assessor, 'with', 'L-99');
    await fill(assessor, 'words', 'Fy nith');
    await assessor.press(assessor.button('Declare it'), 404);
    is(await field(assessor, 'words').inputValue(), 'Fy nith');
    await fill(assessor, 'with', 'L-2');
    await shot(assessor, 'conflict-form');
    await assessor.press(assessor.button('Declare it'));
    ok(await said(assessor, 'it blocks, and is to be decided'), 'how it stands');
});
await step('and managed by the coordinator', async () => {
    await coordinator.go('/conflicts');
    await coordinator.press(coordinator.page.locator('a[href^="/conflict/"]'));
    await field(coordinator, 'outcome').selectOption('managed');
    await words(coordinator, 'M-1');
    await coordinator.press(coordinator.button('Sign it'), 422);
    await fill(coordinator, 'mitigation', 'Mae arall yn asesu');
    await fill(coordinator, 'passphrase', 'nid hwn o gwbl');
    await coordinator.press(coordinator.button('Sign it'), 403);
    is(await field(coordinator, 'mitigation').inputValue(), 'Mae arall yn asesu');
    await shot(coordinator, 'conflict');
    await words(coordinator, 'M-1');
    await coordinator.press(coordinator.button('Sign it'));
    ok(await said(coordinator, 'it is managed'), 'how it stands');
});

const admin = await enter('D-1');
await step('an IQA in training is approved, and that ends', async () => {
    await admin.go('/people');
    await admin.press(admin.named('link', 'Rhywun Q-1'));
    await admin.unfold(admin.t('Approve for units'));
    await tick(admin, 'as', 'trainee-iqa');
    await admin.press(admin.button('Approve'), 422);
    ok(await admin.page.locator('[value="trainee-iqa"]').isChecked(), 'still chosen');
    await admin.hands.tick(admin.page.locator('[type=checkbox][value=TESTONE1]'));
    await admin.press(admin.button('Approve'));
    await shot(admin, 'person');
    is(await said(admin, 'Internal quality assurer (IQA) in training'), 2);
    await admin.press(admin.page.locator('li', { hasText: admin.t('Internal quality ' +
        'assurer (IQA) in training') }).locator('[action$="/approval-end"] button'));
    ok(await said(admin, 'The approval ends today.'), 'said');
});
await site.close();
