// The whole job by whoever does it: a learner's evidence for two units, an
// assessor's judgement of it, the declaration, the signature, the package.
//     job.mjs cy|en [no-scripts] [keyboard] [WIDTH]
import { execFileSync } from 'node:child_process';
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang, ...words] = process.argv.slice(2);
const how = {
    lang,
    scripts: !words.includes('no-scripts'),
    keyboard: words.includes('keyboard'),
    width: Number(words.find(Number) ?? 1024),
};
const { tmp, abs_top_builddir: build, srcdir: top } = process.env;
const photo = `${top}/portfolios/demo/cadi/03-llun/cerdyn-print-bras.jpg`;
const words1 = { cy: 'Gweini a chlirio', en: 'Serving and clearing' }[lang];
const site = await open();
site.data.push(words1, 'cerdyn-print-bras.jpg');

// The control beside an item of a unit on the review page.
function decision(v, unit, item, words) {
    const below = v.page.locator(
        `xpath=//h2[contains(., "${unit}")]/following::fieldset`);
    return v.named('group', v.t('Decision: %s', item)).and(below).first()
        .getByRole('radio', { name: v.t(words), exact: true });
}

const learner = await site.visitor(how);
const assessor = await site.visitor(how);

await step('a learner signs in and sees both units', async () => {
    await learner.signIn('L-1');
    for (const title of ['Serve hot drinks', 'Clear tables'])
        is(await learner.named('link', title).count(), 1, title);
});

await step('and adds evidence with a file and words', async () => {
    const { hands } = learner;
    await learner.press(learner.link('Add evidence'));
    await learner.press(learner.link('File'));
    await hands.upload(learner.field('Choose files'), photo);
    await hands.fill(learner.field('In your own words'), `${words1}.\nOch a "gair" <b>.`);
    await hands.fill(learner.field('Title'), words1);
    await learner.press(learner.button('Next'));
});

await step('that shows items of two units, and sends it', async () => {
    await learner.unfold('Serve hot drinks');
    await learner.unfold('Clear tables');
    for (const item of ['P1 greet the customer', 'P1 clear tables quietly',
        'P2 follow your organisation\'s rules', 'K1 where the crockery goes'])
        await learner.hands.tick(learner.named('checkbox', item));
    await learner.press(learner.button('Send to %s', 'Menna'));
    const said = await learner.reads();
    for (const part of learner.t('Sent to %s. You will have an answer by %s. Evidence number %lld.',
        'Menna', '…', 1).split('…'))
        ok(said.includes(part), `it does not say "${part}"`);
});

await step('the assessor finds it, and asks for more for one item', async () => {
    const { hands } = assessor;
    await assessor.signIn('A-1');
    await assessor.press(assessor.named('link', words1));
    for (const letter of ['Valid: it shows what the criteria ask for',
        'The learner\'s own work', 'Current: it shows what they can do now',
        'Reliable: it can be trusted'])
        await hands.tick(assessor.named('checkbox', assessor.t(letter)));
    await hands.tick(decision(assessor, 'TESTONE1', 'P1', 'More evidence needed'));
    await hands.choose(assessor.field('What fails: %s', 'P1').first(),
        assessor.t('Sufficient'));
    await hands.fill(assessor.field('Note to the learner: %s', 'P1').first(), words1);
    for (const item of ['P1', 'P2', 'K1'])
        await hands.tick(decision(assessor, 'TESTTWO2', item, 'Met'));
});

await step('and signs the review once', async () => {
    const { hands } = assessor;
    await hands.fill(assessor.field('Feedback to the learner'), words1);
    await hands.fill(assessor.field('Next step'), words1);
    await hands.fill(assessor.field('Your passphrase'), 'three words for A-1');
    await assessor.press(assessor.page.getByRole('button',
        { name: assessor.t('Sign and send the feedback') }));
});

await step('the learner reads what is missing, and that a unit is ready', async () => {
    await learner.press(learner.link('My units'));
    await learner.press(learner.named('link', words1).first());
    ok((await learner.reads()).includes(learner.t('More evidence needed')),
        'what is missing');
    await learner.press(learner.link('My units'));
    await learner.press(learner.named('link', `${learner.t('Read and sign')} Clear tables`));
});

await step('and declares it', async () => {
    await learner.hands.fill(learner.field('Your passphrase'), 'three words for L-1');
    await learner.press(learner.button('Sign the unit'));
});

await step('the assessor looks through the unit and signs it', async () => {
    await assessor.press(assessor.link('To review'));
    await assessor.press(assessor.named('link',
        `${assessor.t('Look through and sign')} Clear tables`));
    await assessor.hands.fill(assessor.field('Your passphrase'), 'three words for A-1');
    await assessor.press(assessor.button('Sign the unit'));
    ok((await assessor.reads()).includes(
        assessor.t('The unit is signed. What was signed does not change.')), 'it says so');
});

await step('an administrator makes a package, and it verifies', async () => {
    const admin = await site.visitor(how);
    await admin.signIn('D-1');
    await admin.press(admin.named('link', 'Cadi Wyn'));
    await admin.press(admin.button('Make a package'));
    const saved = admin.page.waitForEvent('download');
    await admin.hands.press(admin.page.getByRole('link', { name: /\.zip$/ }).first());
    await (await saved).saveAs(`${tmp}/package.zip`);
    const said = execFileSync(`${build}/src/tyst`,
        ['--json', 'verify', `${tmp}/package.zip`], { encoding: 'utf8' });
    is(JSON.parse(said).ok, true, said);
});

await step('everybody signs out', async () => {
    for (const v of [learner, assessor]) {
        await v.press(v.button('Sign out'));
        await v.go('/');
        is(await v.field('Your passphrase').count(), 1, 'asked to sign in');
    }
});
await site.close();
