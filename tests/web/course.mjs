// The course of a learner on pages, in Welsh: what the coordinator, the IQA and
// the learner record, and what is refused, with what was typed still there.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const site = await open();
site.data.push('TESTONE1', 'TESTTWO2', 'TEST-Q1', 'A diploma', 'Serve hot drinks',
    'Whole', 'I did it', 'Cerdyn', 'cerdyn-print-bras.jpg');
const visit = (who) => site.visitor({ lang: 'cy', width: 360 })
    .then(async (v) => { await v.signIn(who); return v; });
const tyst = (...words) => JSON.parse(execFileSync(
    `${process.env.abs_top_builddir}/src/tyst`, ['--json', ...words],
    { encoding: 'utf8' }) || 'null');
const passphrase = (v, who) =>
    v.hands.fill(v.field('Your passphrase'), `three words for ${who}`);

// Days are those of London; today is to be today until it was asked about.
// How a language writes them differs from one Node.js to the next.
const london = new Intl.DateTimeFormat('en', { timeZone: 'Europe/London',
    year: 'numeric', month: '2-digit', day: '2-digit' });
const dayAt = (time) => {
    const part = Object.fromEntries(
        london.formatToParts(time).map((p) => [p.type, p.value]));
    return `${part.year}-${part.month}-${part.day}`;
};
while (dayAt(Date.now()) !== dayAt(Date.now() + 300000))
    await new Promise((done) => { setTimeout(done, 1000); });
const now = Date.now();
const day = (n) => dayAt(now + n * 86400000);

const huw = await visit('C-1');
const cadi = await visit('L-1');
const eleri = await visit('Q-1');
const unit = {};
const titles = Object.fromEntries(tyst('progress', 'L-1').units
    .map((u) => [u.key, u.title]));
site.data.push(...Object.values(titles));

// The form of that name, as it is filled in, however the browser would mend it.
async function record(v, title, fields, button, status = 200) {
    await v.press(v.link(title));
    await again(v, fields, button, status);
}
async function again(v, fields, button, status = 200) {
    await v.page.evaluate(() => document.querySelectorAll('form')
        .forEach((e) => { e.noValidate = true; }));
    for (const [label, value] of Object.entries(fields))
        await v.hands.fill(v.field(label), value);
    await v.press(v.button(button), status);
}
const kept = async (v, label) => v.field(label).inputValue();
const says = async (v, words) => ok((await v.reads()).includes(words), words);
const qualification = () => huw.go(unit.qualification);

await step('a coordinator comes to all learners', async () => {
    is(new URL(huw.page.url()).pathname, '/learners');
    await says(huw, huw.t('The learner is not registered with the awarding body yet.'));
    const hrefs = await huw.named('link', 'TEST-Q1')
        .evaluateAll((all) => all.map((e) => e.getAttribute('href')));
    [unit.qualification, unit.other] = hrefs; // Cadi Wyn's, Learner Two's
    await qualification();
});
await step('a registration needs its number, and is not of tomorrow', async () => {
    const [on, number] = ['Day of the registration', 'Registration number'];
    await record(huw, 'Register with the awarding body', { [on]: day(-3) },
        'Record the registration', 422);
    is(await kept(huw, on), day(-3), 'the day');
    await again(huw, { [on]: day(2), [number]: 'GW-55101' },
        'Record the registration', 422);
    is(await kept(huw, number), 'GW-55101', 'the number');
});
await step('R17: it is dated before the claim', async () => {
    await again(huw, { 'Day of the registration': day(0) }, 'Record the registration');
    await says(huw, 'GW-55101');
    await huw.go(`${unit.qualification}/claim`);
    await again(huw, {}, 'Record the claim', 403);
    await says(huw, huw.t('No certificate is claimed without a registration number dated before it.'));
    await qualification();
    await record(huw, 'Register with the awarding body', {
        'Day of the registration': day(-3), 'Registration number': 'GW-55101' },
    'Record the registration');
});
await step('a break does not end before it begins, and moves the target', async () => {
    await huw.go(unit.other);
    await record(huw, 'Break in learning', { 'First day of the break': day(-20),
        'Planned end': day(-30), Why: 'Oriau gwaith' }, 'Record the break', 422);
    is(await kept(huw, 'Why'), 'Oriau gwaith', 'why');
    is(await kept(huw, 'Planned end'), day(-30), 'the end');
    await again(huw, { 'Planned end': day(10) }, 'Record the break');
    await says(huw, '31 Ionawr 2040');
    await record(huw, 'Back from the break', { 'Day of the return': day(-10) },
        'Record the return');
    await says(huw, '11 Ionawr 2040');
});
await step('a learner appeals', async () => {
    await cadi.go('/my');
    await cadi.press(cadi.named('link', titles.TESTTWO2));
    unit.two = new URL(cadi.page.url()).pathname;
    await record(cadi, 'Appeal', {}, 'Send the appeal', 422);
    await cadi.hands.tick(cadi.page.getByRole('checkbox').first());
    await again(cadi, { 'Why you do not agree': 'Nid ar frys.' }, 'Send the appeal');
    await says(cadi, cadi.t('Until it is closed, no certificate is claimed.'));
});
await step('the EQA agrees; R15: not claimed while the appeal is open', async () => {
    await qualification();
    await says(huw, 'Nid ar frys.');
    await record(huw, 'The EQA agrees to the claim', {
        'By what they agreed': 'Llythyr' }, 'Record the agreement');
    await record(huw, 'Claim the certificate', {}, 'Record the claim', 403);
    await says(huw, huw.t('No certificate is claimed with an open required action, appeal or investigation.'));
    writeFileSync(`${process.env.tmp}/outcome`, 'Cytunwyd.');
    const [appeal] = tyst('record', 'list', 'L-1');
    execFileSync(`${process.env.abs_top_builddir}/src/tyst`, ['record', 'close',
        appeal.record, '--as', 'C-1', '--text', `${process.env.tmp}/outcome`]);
    await again(huw, {}, 'Record the claim');
    await record(huw, 'Certificate received', { 'Certificate number': 'T-1' },
        'Record the certificate');
    await says(huw, 'T-1');
});
await step('what a signed unit rests on is not withdrawn', async () => {
    await cadi.go('/my');
    await cadi.press(cadi.named('link', 'Whole'));
    await cadi.press(cadi.link('Withdraw it'));
    await says(cadi, cadi.t('The unit is signed, and what is signed does not change; to change a decision it must be reopened, with a reason.'));
    is(await cadi.button('Withdraw the evidence').count(), 0, 'the button');
    await cadi.leads(() => cadi.page.evaluate(() => {
        const form = document.querySelector('form');
        form.action = location.pathname;
        form.submit();
    }), 403);
});
await step('sent evidence is recalled, and sent again', async () => {
    await cadi.go(`/evidence/${process.env.TYST_PIECE}`);
    await record(cadi, 'Recall it', {}, 'Recall it');
    await says(cadi, cadi.t('The evidence is a draft again.'));
    await cadi.press(cadi.page.getByRole('button', { name: 'Anfon' }));
});
await step('an assessor says where it shows a criterion, and not outside of it', async () => {
    const menna = await visit('A-1');
    await menna.go(`/evidence/${process.env.TYST_PIECE}`);
    await menna.press(menna.link('Say where it shows a criterion'));
    const box = menna.field('Box on the page or picture');
    for (const wrong of ['90,10,20,10', '10,10,0,5', 'popeth']) {
        await menna.hands.tick(menna.page.locator('[value="TESTONE1@1:P2"]'));
        await again(menna, { 'Box on the page or picture': wrong }, 'Save', 422);
        is(await box.inputValue(), wrong, 'the box');
        await says(menna, `“${wrong}”`);
    }
    await again(menna, { 'Box on the page or picture': '10,20.5,30,4',
        'In a sentence': 'Y llythrennau' }, 'Save');
    for (const path of ['evidence', 'review']) {
        await menna.go(`/${path}/${process.env.TYST_PIECE}`);
        await says(menna, 'Y llythrennau');
        is(await menna.page.locator('svg.boxes rect').count(), 1, 'the box');
    }
    await menna.leave();
});
await step('it is withdrawn, and begun again', async () => {
    await cadi.go(`/evidence/${process.env.TYST_PIECE}`);
    await record(cadi, 'Withdraw it', {}, 'Withdraw the evidence');
    await cadi.press(cadi.link('Begin it again'));
    is(await kept(cadi, 'In your own words'), 'I did it: Cerdyn', 'the words');
    await cadi.press(cadi.button('Next'));
    await cadi.press(cadi.button('Save, and send it later'));
    ok(!cadi.page.url().includes(process.env.TYST_PIECE), 'another piece');
    await says(cadi, 'cerdyn-print-bras.jpg');
});
await step('a result is taken back, with a reason', async () => {
    await huw.go(unit.two);
    await record(huw, 'Take the result back', { 'Your passphrase': 'three words for C-1' },
        'Sign and take it back', 422);
    await again(huw, { Why: 'Camgymeriad.', 'Your passphrase': 'three words for C-1' },
        'Sign and take it back');
    await says(huw, 'Camgymeriad.');
});
await step('R14: reopened for some criteria, and not without a reason', async () => {
    await huw.press(huw.link('Reopen the unit'));
    await huw.hands.tick(huw.page.locator('[name=item][value=P2]'));
    await passphrase(huw, 'C-1');
    await again(huw, {}, 'Sign and reopen', 403);
    is(await huw.page.locator('[name=item]:checked').count(), 1, 'ticked');
    await again(huw, { Why: 'Penderfyniad newydd', 'Your passphrase': 'three words for C-1' },
        'Sign and reopen');
    await says(huw, 'Penderfyniad newydd');
});
await step('somebody else is allocated, with days', async () => {
    await huw.go('/learners');
    await huw.press(huw.named('link', 'Cadi Wyn'));
    await record(huw, 'Who works with the learner', {}, 'Save', 422);
    await huw.hands.choose(huw.field('Who begins'), 'Assessor Two (A-2)');
    await huw.hands.tick(huw.page.locator('[name=unit][value=TESTONE1]'));
    await again(huw, { 'First day of who begins': day(0), 'Last day': day(-1) },
        'Save', 422);
    is(await kept(huw, 'Last day'), day(-1), 'the day');
    await again(huw, { 'Last day': day(30) }, 'Save');
    await huw.press(huw.link('Who works with the learner'));
    await says(huw, 'TESTONE1 · Asesydd · Assessor Two');
});
await step('one who leaves hands everything over', async () => {
    await huw.go('/learners');
    await huw.press(huw.link('Hand everything over'));
    await huw.hands.choose(huw.field('Who ends'), 'Assessor Two (A-2)');
    await huw.hands.choose(huw.field('Who begins'), 'Menna Prys (A-1)');
    await again(huw, {}, 'Save');
    await says(huw, huw.t('The allocation is recorded.'));
});
await step('an IQA agrees that a certificate meets a unit', async () => {
    await huw.go('/learners');
    await huw.press(huw.named('link', 'Cadi Wyn'));
    const learner = new URL(huw.page.url()).pathname;
    await eleri.go(learner);
    await eleri.press(eleri.named('link', titles.TESTONE1));
    await record(eleri, 'Met by a certificate', { 'Your passphrase': 'three words for Q-1' },
        'Sign and close the unit', 422);
    await again(eleri, { 'Certificate: its number, its date and who gave it': 'T-77, Gwalia',
        'Your passphrase': 'three words for Q-1' }, 'Sign and close the unit');
    await says(eleri, 'T-77, Gwalia');
});
await site.close();
