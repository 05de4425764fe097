// The library: anybody finds a unit and reads it; an administrator pastes a
// published text, mends a line of it, and loads it.
import { readFileSync } from 'node:fs';
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang, scripts] = process.argv.slice(2);
const site = await open();
site.data.push('Serve hot drinks', 'TESTNEW1');
const options = { lang, width: 360, scripts: scripts !== 'plain' };
const folder = process.env.TYST_SCREENSHOTS;

async function shot(v, name) {
    if (folder)
        await v.page.screenshot({ path: `${folder}/library-${name}-${lang}.png`,
            fullPage: true });
}

const words = 'chwsmer ddisgwyliadau';
const reader = await site.visitor(options);
await step('whoever asks finds a unit by words under another mutation', async () => {
    await reader.go('/standards');
    await reader.hands.fill(
        reader.field('Words in titles, criteria and keywords'), words);
    await reader.press(reader.button('Search'));
    ok(await reader.page.locator('mark').count() > 0, 'the words are marked');
    await shot(reader, 'found');
});
await step('and reads it whole', async () => {
    await reader.press(reader.page.locator('.rows a').first());
    ok(await reader.page.locator('.criterion').count() > 10, 'its criteria');
});
await step('its two languages stand in two columns', async () => {
    await reader.page.setViewportSize({ width: 1440, height: 900 });
    const edges = await reader.page.locator('h2, p.words')
        .locator('.tongue:nth-child(2)').evaluateAll((all) => all.map(
            (one) => Math.round(one.getBoundingClientRect().left)));
    ok(edges.length > 2, 'headings and prompts');
    is(new Set(edges).size, 1);
    await reader.page.setViewportSize({ width: 360, height: 800 });
});
await step('what nobody says is not found', async () => {
    await reader.go('/standards?find=qqqqqqqq');
    ok(await reader.page.locator('.empty').count() === 1, 'it says so');
});

const admin = await site.visitor(options);
await step('a text is pasted, and shown as it was read', async () => {
    const text = readFileSync(`${process.env.srcdir}/tests/data/job/one.txt`, 'utf8')
        .replace('TESTONE1', 'TESTNEW1').replace('TEST ONE 1', 'TEST NEW 1')
        .replace('\n3. follow', '\n5. follow');
    await admin.signIn('D-1');
    await admin.press(admin.link('Standards'));
    await admin.press(admin.link('Load a standard'));
    await admin.hands.fill(admin.field('Or the text itself'), text);
    await admin.press(admin.button('Read it'));
    ok(await admin.page.locator('.remarked').count() > 0, 'with what is doubtful');
    await shot(admin, 'mend');
});
await step('a line is mended, read again, and loaded', async () => {
    const line = admin.page.locator('textarea', { hasText: '5.' }).first();
    const was = await line.inputValue();
    await admin.hands.fill(line, was.replace('5.', '3.'));
    await admin.press(admin.button('Read it again'));
    await admin.press(admin.button('Load this unit'));
    is(new URL(admin.page.url()).pathname, '/standards/TESTNEW1@1');
});
await site.close();
