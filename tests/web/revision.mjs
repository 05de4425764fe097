// Revisions: an administrator sees what changed, chooses what becomes of each
// criterion, is told what would happen, and moves the learners.
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang, scripts] = process.argv.slice(2);
const site = await open();
site.data.push('Serve hot drinks', 'Learner One', 'kindly', 'every customer',
    'greet', 'the customer');
const admin = await site.visitor({ lang, width: 360, scripts: scripts !== 'plain' });
const folder = process.env.TYST_SCREENSHOTS;

async function shot(name, v = admin) {
    if (folder)
        await v.page.screenshot({ path: `${folder}/revision-${name}-${lang}.png`,
            fullPage: true });
}

await step('from a unit to its revisions', async () => {
    await admin.signIn('D-1');
    await admin.go('/standards/TESTONE1@1');
    ok(await admin.page.locator('.notice').count() === 1, 'a later one is there');
    await admin.press(admin.link('Revisions and moving learners'));
    is(await admin.page.locator('.rows > li').count(), 2);
    await shot('list');
});
await step('to the differences, word by word', async () => {
    await admin.press(admin.page.locator('a[href*="differences"]').first());
    is((await admin.page.locator('.sides del').first().innerText()).replace(/\s+/g, ' ')
        .includes('the'), true);
    ok(await admin.page.locator('.sides ins .hidden').count() > 0,
        'said to whoever hears it');
    await shot('differences');
});
await step('to the map, which nobody is moved by yet', async () => {
    await admin.go('/standards/TESTONE1/revisions');
    await admin.press(admin.page.locator('a[href*="migrate"]').first());
    is(await admin.page.locator('select').count(), 6);
    is(await admin.page.locator('input[type=checkbox]:checked').count(), 5);
    await shot('map');
});
await step('what it would do is told', async () => {
    await admin.press(admin.button('Show what it would do'));
    ok((await admin.page.locator('main').innerText()).includes('TESTONE1@1#P1'),
        'what is to be assessed again');
});
await step('a criterion is vouched for, and told again', async () => {
    await admin.hands.tick(
        admin.page.locator('input[name="same.TESTONE1@1:P1"]'));
    await admin.press(admin.button('Show what it would do'));
    ok(!(await admin.page.locator('.notice').innerText()).includes('TESTONE1@1#P1'),
        'it goes along');
    is(await admin.page.locator('input[type=checkbox]:checked').count(), 6);
    await shot('told');
});
await step('what was not shown is not done', async () => {
    await admin.page.locator('select').last().selectOption('-');
    await admin.press(admin.button('Move the learners'));
    is(await admin.page.locator('button[value=move]').count(), 1,
        'it is shown first');
});
await step('then they are moved', async () => {
    await admin.press(admin.button('Move the learners'));
    is(await admin.page.locator('button[value=move]').count(), 0);
    await shot('done');
    await admin.go('/standards/TESTONE1@2/migrate?from=TESTONE1@1');
    await admin.press(admin.button('Show what it would do'));
    is(await admin.page.locator('button[value=move]').count(), 0,
        'and nobody is left to be');
});
const cadi = await site.visitor({ lang, width: 360, scripts: scripts !== 'plain' });
await step('the learner goes on where they were', async () => {
    await cadi.signIn('L-1');
    is(await cadi.page.getByText('Serve hot drinks', { exact: true }).count(), 1,
        'the unit stands there once');
    await cadi.press(cadi.page.getByText('Serve hot drinks', { exact: true }));
    await cadi.press(cadi.named('link', `${cadi.t('It began under:')} TESTONE1`));
    await shot('old', cadi);
    await cadi.press(cadi.named('link', `${cadi.t('It goes on under:')} TESTONE1`));
});
await site.close();
