// The words of standards, in a language or in both, as each person chooses.
import { execFileSync } from 'node:child_process';
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const [lang] = process.argv.slice(2);
const { env } = process;
const site = await open();
const english = 'identify the overall business strategy, values, aims and ' +
    'objectives of your organisation';
const welsh = 'nodi strategaeth, gwerthoedd, nodau ac amcanion busnes ' +
    'cyffredinol eich sefydliad';

const tongues = (v, item) => v.page.locator(item).first()
    .locator('.tongue').evaluateAll((list) => list.map((e) => e.lang));
const places = (v, item) => v.page.locator(item).first()
    .locator('.tongue').evaluateAll((list) => list.map((e) => {
        const { left, top } = e.getBoundingClientRect();
        return { left: Math.round(left), top: Math.round(top) };
    }));

async function shot(v, name) {
    for (const width of [1440, 360]) {
        await v.page.setViewportSize({ width, height: 900 });
        if (env.TYST_SCREENSHOTS)
            await v.page.screenshot({ fullPage: true,
                path: `${env.TYST_SCREENSHOTS}/words-${name}-${lang}-${width}.png` });
    }
}

async function choose(v, value) {
    await v.go('/account');
    await v.hands.tick(v.page.locator(`[name=words][value=${value}]`));
    await v.press(v.button('Keep this choice'));
}

// The unit's page, from the learner's first one.
async function unit(v) {
    await v.go('/my');
    await v.press(v.page.locator('.cards h3 a', { hasText: /strateg/ }));
}

const learner = await site.visitor({ lang });
await step('a unit in one language is shown in that', async () => {
    await learner.signIn('L-1');
    await choose(learner, 'both');
    await unit(learner);
    is((await tongues(learner, '#P1')).join(), 'cy');
});
await step('a language that is added is there without a restart', async () => {
    execFileSync(`${env.abs_top_builddir}/src/tyst`, ['standard', 'add-language',
        '--translated', 'TESTSIDE',
        `${env.srcdir}/standards/curated/X-c59b4b72.en.txt`]);
    await unit(learner);
    is((await tongues(learner, '#P1')).join(), 'cy,en');
    const said = await learner.page.locator('#P1').innerText();
    ok(said.includes(welsh) && said.includes(english), 'both are');
    ok(said.includes(learner.t('(unofficial translation)')), 'one is marked');
});
await step('side by side on a desk, one below the other on a phone', async () => {
    await shot(learner, 'unit');
    await learner.page.setViewportSize({ width: 1440, height: 900 });
    const [a, b] = await places(learner, '#P1');
    ok(a.top === b.top && a.left < b.left, 'side by side');
    await learner.page.setViewportSize({ width: 360, height: 900 });
    const [c, d] = await places(learner, '#P1');
    ok(c.top < d.top && c.left === d.left, 'below');
});
await step('who chooses English sees English', async () => {
    await choose(learner, 'en');
    await unit(learner);
    is((await tongues(learner, '#P1')).join(), 'en');
    await choose(learner, 'pages');
    await unit(learner);
    is((await tongues(learner, '#P1')).join(), lang);
});

const assessor = await site.visitor({ lang });
await step('the assessor judges with both in sight', async () => {
    await assessor.signIn('A-1');
    await choose(assessor, 'both');
    await shot(assessor, 'account');
    await assessor.go('/queue');
    await assessor.press(assessor.page.locator('a[href^="/review/"]').first());
    is((await tongues(assessor, '.item')).join(), 'cy,en');
    await shot(assessor, 'review');
    await assessor.go('/queue');
    await assessor.press(assessor.page.locator('a[href^="/unit/"]',
        { hasText: 'strategaeth' }).first());
    await shot(assessor, 'queue-unit');
});
await site.close();
