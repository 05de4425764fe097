// What a browser does with bad input: nothing runs, nothing typed is lost,
// nothing breaks the page, nothing from elsewhere is taken.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { open } from './lib/site.mjs';
import { is, ok, test } from './lib/tap.mjs';

const { tmp, abs_top_builddir: build } = process.env;
const site = await open();
const learner = await site.visitor({ lang: 'cy', width: 360 });
const { hands } = learner;
const visits = []; // of what hostile files would ask for
learner.context.on('request', (r) => /\/ran/.test(r.url()) && visits.push(r.url()));
await learner.signIn('L-1');

// A draft of these words and files; ends at the choice of items.
async function draft(title, words, files = [], status = 200) {
    await learner.go('/evidence/new?as=file');
    if (files.length > 0)
        await hands.upload(learner.field('Choose files'), files);
    await hands.fill(learner.field('In your own words'), words);
    await hands.fill(learner.field('Title'), title);
    await learner.press(learner.button('Next'), status);
}
const piece = () => /\/evidence\/[0-9a-f-]{36}/.exec(learner.page.url())[0];
const file = (name, mimeType, text) => ({ name, mimeType, buffer: Buffer.from(text) });

const script = 'fetch("/ran");document.title="ran"';
const hostile = [
    file('a.svg', 'image/svg+xml',
        `<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`),
    file('b.html', 'text/html', `<!DOCTYPE html><title>b</title><script>${script}</script>`),
    file('c.png', 'image/png', `<!DOCTYPE html><title>c</title><script>${script}</script>`),
    file('d.xhtml', 'application/xhtml+xml',
        `<html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`),
];
await test('what could run is saved, whatever it calls itself', async () => {
    await draft('Ffeiliau', 'Pedair ffeil.', hostile);
    await learner.go(piece());
    const at = piece();
    for (let n = 1; n <= hostile.length; n++) {
        const page = await learner.context.newPage();
        const saved = page.waitForEvent('download');
        await page.goto(`${site.url}${at}/file/${n}`).catch(() => {});
        is((await saved).suggestedFilename(), hostile[n - 1].name);
        await page.close();
    }
    is(visits, [], 'asked for');
});

const names = ['../../../../etc/passwd', 'a\u202Egpj.exe', 'CON', '.',
    `${'ŵ'.repeat(120)}.txt`, '<img src=x onerror=alert(1)>.txt',
    'a"; filename="b.html', 'a\r\nSet-Cookie: tyst=b.txt'];
await test('names of files are data', async () => {
    await draft('Enwau', 'Enwau ffeiliau.', names.map((n) => file(n, 'text/plain', n)));
    await learner.go(piece());
    is(await learner.page.locator('main img').count(), 0, 'pictures');
    const all = await learner.page.locator('a[href*="/file/"]').all();
    ok(all.length >= names.length, `${all.length} files`);
    for (const link of all.slice(0, names.length)) {
        const saved = learner.page.waitForEvent('download');
        await link.click();
        const name = (await saved).suggestedFilename();
        ok(!/[/\\\u0000-\u001f\u202e]|^\.+$/.test(name), `saved as ${name}`);
    }
});

const texts = {
    html: '<script>fetch("/ran")</script><img src=x onerror=fetch("/ran")> &amp; {{x}}',
    long: 'W'.repeat(290),
    marks: `Tystiolaeth ${'\u0301'.repeat(100)}`,
    emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿'.repeat(4),
};
for (const [name, words] of Object.entries(texts))
    await test(`texts of kind "${name}" are shown as they are, on a phone`, async () => {
        await draft(words, words.repeat(20));
        const at = piece();
        await learner.go(at);
        await learner.go(`${at}/edit`);
        await learner.go('/my');
        is(visits, [], 'asked for');
        if (name === 'html')
            ok((await learner.reads()).includes(words), 'as it was written');
    });
await test('words that would turn the line round are not taken as a title', async () => {
    await draft('Tystiolaeth \u202Eabc', 'Geiriau.', [], 422);
    is(await learner.field('In your own words').inputValue(), 'Geiriau.', 'kept');
});
await test('100 000 characters are taken whole, or refused and kept', async () => {
    const words = 'ŵ '.repeat(50000);
    await learner.go('/evidence/new?as=text');
    await hands.fill(learner.field('In your own words'), words);
    await hands.fill(learner.field('Title'), 'Hir');
    const [response] = await Promise.all([learner.page.waitForNavigation(),
        hands.press(learner.button('Next'))]);
    ok([200, 413, 422].includes(response.status()), `status ${response.status()}`);
    if (response.status() === 200)
        await learner.go(`${piece()}/edit`);
    is((await learner.field('In your own words').inputValue()).trim().length,
        words.trim().length, 'what is kept');
});

await test('of two tabs that change the same, the second is told', async () => {
    await draft('Dau dab', 'Cyn newid.');
    const at = piece();
    await learner.go(`${at}/edit`);
    const first = learner.page;
    await learner.tab();
    await learner.go(`${at}/edit`);
    await learner.hands.fill(learner.field('In your own words'), 'Ail dab.');
    await learner.press(learner.button('Next'));
    await learner.page.close();
    learner.page = first;
    await hands.fill(learner.field('In your own words'), 'Tab cyntaf.');
    await learner.press(learner.button('Next'), 409);
    is(await learner.field('In your own words').inputValue(), 'Tab cyntaf.',
        'what was typed');
});

await test('a session that ends while somebody types loses no word', async () => {
    const words = 'Geiriau hir nad wyf am eu colli.\n"A\'r" ail <linell>.';
    await learner.go('/evidence/new?as=text');
    await hands.fill(learner.field('In your own words'), words);
    await hands.fill(learner.field('Title'), 'Heb golli');
    writeFileSync(`${tmp}/L-1.pass`, 'a wholly new passphrase\n');
    execFileSync(`${build}/src/tyst`,
        ['person', 'passphrase', 'L-1', '--passphrase-file', `${tmp}/L-1.pass`],
        { stdio: 'ignore' });
    await learner.press(learner.button('Next'), 401);
    await hands.fill(learner.field('Your passphrase'), 'a wholly new passphrase');
    await learner.press(learner.button('Sign in'));
    ok((await learner.reads()).includes('Geiriau hir nad wyf'), 'shown before it is sent');
    await learner.press(learner.button('Send it now'));
    await learner.go(`${piece()}/edit`);
    is(await learner.field('In your own words').inputValue(), words, 'words');
    is(await learner.field('Title').inputValue(), 'Heb golli', 'title');
});

await test('a form on another site changes nothing', async () => {
    const elsewhere = createServer((request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(`<form method="post" action="${site.url}/logout">
            <input name="token" value="x"><button>Go</button></form>
            <form method="post" enctype="multipart/form-data"
            action="${site.url}/evidence/new"><input name="title" value="x">
            <button>Add</button></form>`);
    });
    await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const page = await learner.context.newPage();
    for (const name of ['Go', 'Add']) {
        await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
        const [response] = await Promise.all([page.waitForNavigation(),
            page.getByRole('button', { name }).click()]);
        is(response.status(), 403, name);
    }
    await page.close();
    elsewhere.closeAllConnections();
    elsewhere.close();
    await learner.go('/my');
    is(await learner.button('Sign out').count(), 1, 'still signed in');
});

await test('who is called by markup is only called so', async () => {
    const admin = await site.visitor({ lang: 'en', width: 360 });
    await admin.signIn('D-1');
    await admin.go('/people');
    const all = await admin.page.locator('main a[href^="/people/"]').all();
    const paths = await Promise.all(all.map((a) => a.getAttribute('href')));
    for (const path of paths)
        await admin.go(path);
    await admin.leave();
});
await site.close();
