// A centre's first day: an administrator loads a published standard, adds
// people and enrols them, and those choose passphrases of their own.
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang] = process.argv.slice(2);
const site = await open();
site.data.push('Serve hot drinks', 'TESTONE1');
const admin = await site.visitor({ lang, width: 768 });
const { hands } = admin;
const drawn = {};

// Back to the page of somebody.
async function person(name) {
    await admin.press(admin.link('People'));
    await admin.press(admin.named('link', name));
}

async function add(name, reference, role) {
    await admin.press(admin.link('People'));
    await admin.unfold(admin.t('Add a person'));
    await hands.fill(admin.field('Name'), name);
    await hands.fill(admin.field('Reference'), reference);
    await hands.tick(admin.named('radio', { cy: 'Cymraeg', en: 'English' }[lang]));
    await hands.tick(admin.named('checkbox', admin.t(role)));
    await admin.press(admin.button('Add this person'));
    await person(name);
    await admin.press(admin.button('Draw a new passphrase'));
    drawn[reference] = await admin.page.locator('code.drawn').innerText();
}

await step('a published text is read and shown, then loaded', async () => {
    await admin.signIn('D-1');
    await admin.press(admin.link('Standards'));
    await admin.press(admin.link('Load a standard'));
    await hands.upload(admin.field('Unit file or published text'),
        `${process.env.srcdir}/tests/data/job/one.txt`);
    await admin.press(admin.button('Read it'));
    ok((await admin.reads()).includes('P1'), 'how it was read');
    await admin.press(admin.button('Load this unit'));
    is(new URL(admin.page.url()).pathname, '/standards/TESTONE1@1');
});
await step('an assessor is added and approved', async () => {
    await add('Menna Prys', 'A-1', 'Assessor');
    await admin.unfold(admin.t('Approve for units'));
    await hands.tick(admin.page.getByRole('checkbox', { name: /TESTONE1/ }));
    await admin.press(admin.button('Approve'));
    ok((await admin.reads()).includes('TESTONE1'), 'approved');
});
await step('a learner is added and enrolled', async () => {
    await add('Cadi Wyn', 'L-1', 'Learner');
    await hands.tick(admin.page.getByRole('checkbox', { name: /TESTONE1/ }));
    await hands.choose(admin.named('combobox', admin.t('Assessor')), 'Menna Prys (A-1)');
    await admin.press(admin.button('Enrol'));
    is(await admin.named('link', 'Serve hot drinks').count(), 1, 'enrolled');
});
for (const reference of ['A-1', 'L-1'])
    await step(`${reference} chooses a passphrase before anything else`, async () => {
        const v = await site.visitor({ lang, width: 360 });
        await v.signIn(reference, drawn[reference]);
        is(new URL(v.page.url()).pathname, '/account');
        await v.hands.fill(v.field('Your passphrase until now'), drawn[reference]);
        for (const label of ['New passphrase', 'The new one once more'])
            await v.hands.fill(v.field(label), 'pedwar gair hollol wahanol');
        await v.press(v.button('Change my passphrase'));
        await v.go('/');
        ok((await v.reads()).includes('Serve hot drinks'), 'their unit');
        await v.leave();
    });
await step('whose access has ended does not come in', async () => {
    await person('Menna Prys');
    await admin.unfold(admin.t('End this person\'s access'));
    await admin.press(admin.button('End access'));
    const v = await site.visitor({ lang });
    await v.go('/login');
    await v.hands.fill(v.field('Reference or e-mail address'), 'A-1');
    await v.hands.fill(v.field('Your passphrase'), 'pedwar gair hollol wahanol');
    await v.press(v.button('Sign in'), 403);
});
await site.close();
