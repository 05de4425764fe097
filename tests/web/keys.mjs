// The review page by its own keys: what is usual takes few of them, and no key
// does anything while somebody writes.
import { open } from './lib/site.mjs';
import { is, ok, step } from './lib/tap.mjs';

const site = await open();
const v = await site.visitor({ lang: 'en', keyboard: true });
const key = (name) => v.page.keyboard.press(name);
const type = (words) => v.page.keyboard.type(words);
const chosen = () => v.page.locator('.item input[type=radio]:checked')
    .evaluateAll((all) => all.map((e) => e.value));
const ticked = () => v.page.locator('[name=vacr]:checked').count();

await step('an assessor opens what waits', async () => {
    await v.signIn('A-1');
    await v.press(v.named('link', 'Whole'));
});
await step('one key says that it is valid, own work, current and reliable', async () => {
    is(await ticked(), 0);
    await key('*');
    is(await ticked(), 4);
});
await step('one key says met for all that was mapped', async () => {
    await key('m');
    is((await chosen()).slice(0, 8), Array(8).fill('met'));
});
await step('a number goes to an item, a letter decides, and asks what is missing', async () => {
    await key('2');
    await key('n');
    is((await chosen())[1], 'not-yet');
    await type('Sufficient');
    await key('Tab');
    await type('no, mr vacr');
    is((await chosen())[1], 'not-yet', 'after writing');
    is(await ticked(), 4, 'after writing');
});
await step('two keys and a passphrase send it', async () => {
    await key('Escape');
    await key('Control+Enter');
    await type('three words for A-1');
    await v.leads(() => key('Control+Enter'));
    ok(/\/queue|\/review/.test(v.page.url()), v.page.url());
});
await site.close();
