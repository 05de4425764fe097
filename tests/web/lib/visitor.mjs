// visitor - a person at a browser, who knows what controls are for by what
// they are called, in the visitor's language.  Every page that comes goes
// through the gate.
//     lang 'cy'|'en' · scripts · keyboard: no control is ever clicked · width
import { gate } from './gate.mjs';
import { text } from './catalogue.mjs';
import { Hands, Keys } from './hands.mjs';

const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

export class Visitor {
    static async enter(site, { lang = 'en', scripts = true, keyboard = false,
        width = 1024, dark = false } = {}) {
        const context = await site.browser.newContext({
            locale: lang === 'cy' ? 'cy-GB' : 'en-GB',
            javaScriptEnabled: scripts,
            viewport: { width, height: 900 },
            colorScheme: dark ? 'dark' : 'light',
            timezoneId: 'UTC',
        });
        context.setDefaultTimeout(60000);
        const v = new Visitor();
        Object.assign(v, { site, context, lang, scripts, keyboard });
        await v.tab();
        return v;
    }

    // A new tab, which becomes the one that is looked at.
    async tab() {
        const page = await this.context.newPage();
        this.page = page;
        this.hands = this.keyboard ? new Keys(page) : new Hands(page);
        this.faults = [];
        page.on('console', (m) => this.heard(m));
        page.on('pageerror', (e) => this.faults.push(`script: ${e.message}`));
        page.on('request', (r) => this.asked(r.url()));
        return page;
    }

    // That an answer was no is the gate's to say, by its status.
    heard(message) {
        if (['error', 'warning'].includes(message.type()) &&
            !message.text().startsWith('Failed to load resource'))
            this.faults.push(`console: ${message.text()}`);
    }

    asked(url) {
        if (!url.startsWith(this.site.url) && !/^(data|blob|about):/.test(url))
            this.faults.push(`asks another host: ${url}`);
    }

    t(words, ...args) {
        return text(this.lang, words, ...args);
    }

    // Controls, by role and the name they have in the visitor's language.
    link(words, ...args) {
        return this.named('link', this.t(words, ...args));
    }

    button(words, ...args) {
        return this.named('button', this.t(words, ...args));
    }

    field(words, ...args) {
        return this.page.getByLabel(this.t(words, ...args), { exact: true });
    }

    // One that is named by what people wrote, or by more than one text.
    named(role, name) {
        return this.page.getByRole(role, { name, exact: true });
    }

    // A page has come: what it is, and whether it is as it must be.
    async came(response, status) {
        await this.page.waitForLoadState('load');
        const { pathname } = new URL(this.page.url());
        const name = [pathname.replace(id, '<id>'), this.lang,
            ...response.status() === 200 ? [] : [response.status()],
            ...this.scripts ? [] : ['without scripts']].join(' ');
        const faults = await gate(this.page, { source: await response.text(),
            lang: this.lang, scripts: this.scripts, data: this.site.data });
        if (response.status() !== status)
            faults.push(`status ${response.status()}, not ${status}`);
        this.site.note(name, [...faults, ...this.faults.splice(0)]);
        if (response.status() !== status)
            throw new Error(`${name}: not ${status}:\n${await this.reads()}`);
    }

    // The page's own words.
    async reads() {
        return this.page.locator('body').innerText();
    }

    async go(path, status = 200) {
        await this.came(await this.page.goto(this.site.url + path), status);
    }

    // Do what leads to another page.
    async leads(deed, status = 200) {
        const [response] = await Promise.all([this.page.waitForNavigation(), deed()]);
        await this.came(response, status);
    }

    async press(control, status) {
        await this.leads(() => this.hands.press(control), status);
    }

    async unfold(words) {
        const summary = this.page.locator('summary').filter({ hasText: words });
        if (!await summary.evaluate((e) => e.parentElement.open))
            await this.hands.press(summary);
    }

    async signIn(person, passphrase = `three words for ${person}`) {
        await this.go('/login');
        await this.hands.fill(this.field('Reference or e-mail address'), person);
        await this.hands.fill(this.field('Your passphrase'), passphrase);
        const [response] = await Promise.all([this.page.waitForNavigation(),
            this.hands.press(this.button('Sign in'))]);
        await this.reading(response);
    }

    // Signed in, they read in the language that the centre knows of them.
    async reading(response) {
        const known = await this.page.locator('html').getAttribute('lang');
        const wanted = this.lang;
        this.lang = known;
        await this.came(response, 200);
        this.lang = wanted;
        if (known !== wanted)
            await this.press(this.named('link',
                { cy: 'Cymraeg', en: 'English' }[wanted]));
    }

    async leave() {
        await this.context.close();
    }
}
