// gate - what every page must be, whoever asks for it: valid HTML, nothing
// that axe finds, the language it claims, no text of the other language, no
// wider than the screen, no message in the console, no other host.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { foreign } from './catalogue.mjs';

const modules = process.env.TYST_NODE_MODULES;
const require = createRequire(`${modules}/`);
const { HtmlValidate } = require('html-validate');
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf8');
const html = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard'],
    rules: {
        'no-inline-style': 'error', // the policy would refuse it
        'no-dup-id': 'error',
        'require-sri': 'off', // all is of this origin
        'long-title': 'off', // titles hold people's own words
    },
});
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
    'best-practice'];

async function wrongHtml(source) {
    const report = await html.validateString(source);
    return report.results.flatMap((r) => r.messages).map((m) =>
        `html ${m.ruleId}, line ${m.line}: ${m.message}`);
}

async function wrongAccess(page, runOnly = { type: 'tag', values: tags }) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate((only) =>
        globalThis.axe.run(document, { runOnly: only,
            resultTypes: ['violations'] }), runOnly);
    return violations.flatMap((v) => v.nodes.map((node) =>
        `axe ${v.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}

// What stands on the page in its own language, to be read or heard.
function saidOn(page) {
    return page.evaluate(() => {
        const own = (e) => e.closest('[lang]') === document.documentElement;
        const h1 = document.querySelector('h1');
        const named = h1 && (!own(h1) || h1.querySelector('bdi, [lang]'));
        const said = [document.title.replace(named ? h1.innerText : '', '')];
        const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (own(e) && !e.closest('title, script, style, bdi, .prose, textarea'))
                said.push(walk.currentNode.data.trim());
        }
        for (const e of document.querySelectorAll('body *'))
            if (own(e))
                for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
                    if (e.hasAttribute(name))
                        said.push(e.getAttribute(name));
        return said.filter(Boolean);
    });
}

async function wrongTexts(page, lang, data) {
    let said = (await saidOn(page)).join('\n');
    for (const words of data)
        said = said.replaceAll(words, '…');
    return foreign(lang, said).map(([text, line]) =>
        `not ${lang}: "${text}" in "${line}"`);
}

export async function wrongWidth(page) {
    const [is, may] = await page.evaluate(() =>
        [document.scrollingElement.scrollWidth, window.innerWidth]);
    return is > may ? [`${is} pixels wide on a screen of ${may}`] : [];
}

// Again in other colours.
export function wrongContrast(page) {
    return wrongAccess(page, { type: 'rule', values: ['color-contrast'] });
}

// What is wrong with the page that was loaded from source.
export async function gate(page, { source, lang, data, scripts }) {
    const claims = await page.locator('html').getAttribute('lang');
    return [
        ...claims === lang ? [] : [`lang is ${claims}, not ${lang}`],
        ...await wrongHtml(source),
        ...scripts ? await wrongAccess(page) : [],
        ...await wrongTexts(page, lang, data),
        ...await wrongWidth(page),
    ];
}
