// What the gate lets through, and that it finds each fault planted here.
import { createServer } from 'node:http';
import { open } from './lib/site.mjs';
import { is, ok, test } from './lib/tap.mjs';

const policy = "default-src 'none'; style-src 'self'; script-src 'self'";
const page = (lang, inside, more = '') => `<!DOCTYPE html>
<html lang="${lang}">
<head><meta charset="utf-8"><title>tyst</title>${more}</head>
<body><main><h1>tyst</h1>${inside}</main></body>
</html>
`;
const pages = {
    sound: ['cy', '<p>Tystiolaeth</p>'],
    'sound-en': ['en', '<p>Evidence</p>'],
    quoted: ['cy', '<p><bdi>Evidence needs a title.</bdi> <span lang="en">Evidence</span></p>'],
    html: ['cy', '<p id="a">Tystiolaeth</p><p id="a">Tystiolaeth</p>'],
    label: ['cy', '<input type="text">'],
    other: ['en', '<p>Tystiolaeth</p>'],
    english: ['cy', '<p>Tystiolaeth. Evidence needs a title.</p>'],
    welsh: ['en', '<p>Evidence. Mae angen teitl ar dystiolaeth.</p>'],
    heard: ['cy', '<button type="button" aria-label="Evidence needs a title.">?</button>'],
    wide: ['cy', `<p>${'w'.repeat(500)}</p>`],
    inline: ['cy', '<script>1</script>'],
    host: ['cy', '', '<link rel="stylesheet" href="http://tyst.invalid/x.css">'],
};

const server = createServer((request, response) => {
    const found = pages[request.url.slice(1)];
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy });
    response.end(found ? page(...found) : page('cy', ''));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = await open({
    address: `http://127.0.0.1:${server.address().port}`,
    end: () => {
        server.close();
        return { status: 0 };
    },
});

// What is found wrong with /name.
const visitors = { cy: await site.visitor({ lang: 'cy', width: 360 }),
    en: await site.visitor({ lang: 'en', width: 360 }) };
async function found(name, lang) {
    await visitors[lang].go(`/${name}`, name in pages ? 200 : 404);
    const faults = [...site.shown.values()].flatMap((all) => [...all]);
    site.shown.clear();
    return faults;
}
async function finds(name, lang, pattern) {
    const faults = await found(name, lang);
    ok(faults.some((fault) => pattern.test(fault)),
        `${pattern} is not among: ${faults.join('; ')}`);
}

await test('a sound page passes', async () => is(await found('sound', 'cy'), []));
await test('and its English', async () => is(await found('sound-en', 'en'), []));
await test('and a page with what others said', async () =>
    is(await found('quoted', 'cy'), []));
for (const [name, lang, pattern] of [
    ['html', 'cy', /^html no-dup-id/],
    ['label', 'cy', /^axe label:/],
    ['other', 'cy', /^lang is en/],
    ['english', 'cy', /^not cy: "Evidence needs a title\."/],
    ['welsh', 'en', /^not en: "Mae angen teitl ar dystiolaeth\."/],
    ['heard', 'cy', /^not cy: "Evidence needs a title\."/],
    ['wide', 'cy', /pixels wide on a screen of 360$/],
    ['inline', 'cy', /^console: .*Content Security Policy/],
    ['host', 'cy', /^asks another host: http:\/\/tyst\.invalid/],
])
    await test(`a fault of kind "${name}" is found`, () => finds(name, lang, pattern));
await test('a status that was not promised is a fault', async () => {
    let thrown;
    await visitors.cy.go('/nowhere').catch((e) => { thrown = e.message; });
    site.shown.clear();
    ok(/404: not 200/.test(thrown), thrown);
});
await site.close();
