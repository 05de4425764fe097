// catalogue - the program's texts in both languages, from src/po/cy.po: what
// to look for on a page, and what must not stand there.
import { execFileSync } from 'node:child_process';

const top = process.env.srcdir ?? '.';
const plain = (s) => s.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
const entries = execFileSync('awk',
    ['-f', `${top}/tests/lib/po.awk`, `${top}/src/po/cy.po`],
    { encoding: 'utf8' })
    .split('\n').filter(Boolean).map((line) => {
        const [id, plural, ...str] = line.split('\t').map(plain);
        return { en: plural ? [id, plural] : [id], cy: str };
    });
const byId = new Map(entries.map((e) => [e.en[0], e]));
const directive = /%(?:%|[-+ 0#]*\d*(?:\.\d+)?[hljzt]*[a-zA-Z])/g;

// The text of a msgid in lang, its directives filled in.  One that is not in
// the catalogue is a mistake: of the test, or of a page that says it otherwise.
export function text(lang, id, ...args) {
    const entry = byId.get(id);
    if (entry === undefined)
        throw new Error(`"${id}" is not in the catalogue`);
    return entry[lang][0].replace(directive,
        (d) => (d === '%%' ? '%' : String(args.shift())));
}

const escaped = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Matches the text as a whole or between other words, whatever stands for its
// directives.
function pattern(s) {
    const parts = s.split(directive).map(escaped);
    return new RegExp(
        `(?<![\\p{L}\\d'’-])${parts.join('.{0,300}?')}(?![\\p{L}\\d'’-])`, 'u');
}

// Texts of the other language that can be told from all texts of this one.
function strangers(lang) {
    const other = lang === 'cy' ? 'en' : 'cy';
    const own = entries.flatMap((e) => e[lang]).join('\n');
    const seen = new Set();
    for (const entry of entries)
        for (const s of entry[other])
            if (s.replace(directive, '').replace(/[^\p{L}]/gu, '').length > 3)
                seen.add(s);
    return [...seen].map((s) => ({ s, re: pattern(s) }))
        .filter(({ re }) => !re.test(own));
}
const known = {};

// Texts of the other language in what a page says in lang, with their lines.
export function foreign(lang, said) {
    known[lang] ??= strangers(lang);
    return known[lang].flatMap(({ s, re }) => {
        const found = re.exec(said);
        return found === null ? []
            : [[s, /.*/.exec(said.slice(said.lastIndexOf('\n', found.index) + 1))[0]]];
    });
}
