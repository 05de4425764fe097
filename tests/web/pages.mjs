// Every page that the sample centre's people come to, in both languages: each
// through the gate, on a phone, a tablet and a desk, by day and by night, and
// a picture of each for whoever wants to look: TYST_SCREENSHOTS is the folder.
// In English, which is shorter, one page of a kind, and on a phone alone.
import { mkdirSync } from 'node:fs';
import { open } from './lib/site.mjs';
import { wrongContrast, wrongWidth } from './lib/gate.mjs';
import { ok, test } from './lib/tap.mjs';

const folder = process.env.TYST_SCREENSHOTS ??
    `${process.env.abs_top_builddir}/screenshots`;
const people = { cadi: 'CB-0101', menna: 'CB-0004', llinos: 'CB-0001',
    eleri: 'CB-0003', huw: 'CB-0002' };
// Forms of theirs that are refused when nothing is filled in.
const forms = {
    cadi: [['/evidence/new', 'Next'], ['/account', 'Change my passphrase']],
    eleri: [['/sampling/new', 'Sign the plan']],
    huw: [['/conflicts/new', 'Declare it'],
        ['/records/new?kind=standardisation', 'Keep this record']],
    llinos: [['/people', 'Add this person'], ['/standards/import', 'Read it']],
};
const most = { cy: 2, en: 1 }; // pages of a kind
const widths = { cy: [1440, 768, 360], en: [360] };
const site = await open();

const kind = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replace(/(standards)\/.+/, '$1/<word>')
    .replace(/\b(about|kind)=[^&]*/g, '$1')
    .replace(/\/\d+(?=\/|$)/g, '/<n>');

// Links of this page that lead to pages: not to files, packages, languages,
// or to what says that it is of another type.
async function links(v) {
    const all = await v.page.locator('a[href^="/"]:not([hreflang], [download], [type])')
        .evaluateAll((list) => list.map((a) => a.getAttribute('href')));
    return all.map((href) => href.replace(/#.*/, ''))
        .filter((href) => !/\/(file|package|static)\//.test(href));
}

async function picture(v, name, width, dark) {
    await v.page.setViewportSize({ width, height: 600 });
    const height = await v.page.evaluate(() => document.scrollingElement.scrollHeight);
    await v.page.setViewportSize({ width, height });
    await v.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    const faults = [...await wrongWidth(v.page),
        ...dark ? await wrongContrast(v.page) : []];
    site.note(`${name} ${v.lang} ${width}${dark ? ' dark' : ''}`, faults);
    const file = `${name.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}` +
        `-${v.lang}-${width}${dark ? '-dark' : ''}.png`;
    await v.page.screenshot({ path: `${folder}/${file}` });
}

// Whole, but of a kind that somebody else has seen only a phone's.
const pictured = new Set();
async function pictures(v, name) {
    const known = pictured.size === pictured.add(`${v.lang} ${name.split(' ')[0]}`).size;
    for (const width of known ? [360] : widths[v.lang])
        await picture(v, name, width, false);
    if (v.lang === 'cy' && !known)
        await picture(v, name, 360, true);
}

// Follow all links from where the visitor is.
async function walk(v, who) {
    const counts = new Map();
    const todo = [new URL(v.page.url()).pathname];
    const seen = new Set();
    while (todo.length > 0) {
        const path = todo.shift();
        const n = counts.get(kind(path)) ?? 0;
        if (seen.has(path) || n >= most[v.lang])
            continue;
        seen.add(path);
        counts.set(kind(path), n + 1);
        // A dead link is noted; the walk goes on.
        if (!await v.go(path).then(() => true, () => false))
            continue;
        if (n === 0 && /^\/[^?]+$/.test(path))
            await pictures(v, `${kind(path)} ${who}`);
        todo.push(...await links(v));
    }
    return seen.size;
}

// A form sent as it is comes again with what is wrong.
async function refused(v, path, button, status = 422) {
    await v.go(path);
    await v.page.evaluate(() => {
        document.querySelectorAll('details').forEach((e) => { e.open = true; });
        document.querySelectorAll('form').forEach((e) => { e.noValidate = true; });
    });
    await v.press(v.button(button).first(), status);
    ok(await v.page.locator('.alert, .wrong').count() > 0, 'what is wrong');
    await pictures(v, `${kind(path)} refused`);
}

async function strangers(lang) {
    const v = await site.visitor({ lang });
    await v.go('/login');
    await pictures(v, '/login');
    await v.hands.fill(v.field('Reference or e-mail address'), 'neb@dysgwr.example');
    await v.hands.fill(v.field('Your passphrase'), 'pedwar gair hollol wahanol');
    await v.press(v.button('Sign in'), 403);
    await pictures(v, '/login wrong');
    await v.go(`${process.env.TYST_WITNESS}?lang=${lang}`);
    await pictures(v, '/witness');
    await v.go('/nowhere', 404);
    await pictures(v, '/nowhere');
}

mkdirSync(folder, { recursive: true });
await Promise.all(['cy', 'en'].map(async (lang) => {
    await test(`who is not signed in, ${lang}`, () => strangers(lang));
    for (const [who, reference] of Object.entries(people))
        await test(`every page of ${who}, ${lang}`, async () => {
            const v = await site.visitor({ lang });
            await v.signIn(reference, `pedwar gair hollol wahanol ${who}`);
            const n = await walk(v, who);
            ok(n > 3, `only ${n} pages`);
            for (const [path, button, status] of forms[who] ?? [])
                await refused(v, path, button, status);
            await v.leave();
        });
}));
await site.close();
