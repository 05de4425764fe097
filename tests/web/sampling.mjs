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
    await iqa.press(iqa.link('Draw again from plan and seed, and compare'));
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
await site.close();
