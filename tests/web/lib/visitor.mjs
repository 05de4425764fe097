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
        context.setDefaultTimeout(30000);
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

    // The control of that role and name; within: a locator around it.
    find(role, words, { args = [], within = this.page } = {}) {
        return within.getByRole(role, { name: this.t(words, ...args), exact: true });
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

    async press(role, words, { status, ...where } = {}) {
        const control = this.find(role, words, where);
        await this.leads(() => this.hands.press(control), status);
    }

    // A control that changes this page only.
    async fold(control) {
        await this.hands.press(control);
    }

    async fill(words, value, where) {
        await this.hands.fill(this.page.getByLabel(
            this.t(words, ...where?.args ?? []), { exact: true }), value);
    }

    async tick(role, words, where) {
        await this.hands.tick(this.find(role, words, where));
    }

    async upload(words, files) {
        await this.hands.upload(this.page.getByLabel(this.t(words), { exact: true }), files);
    }

    async signIn(person) {
        await this.go('/login');
        await this.fill('E-mail or reference', person);
        await this.fill('Passphrase', `three words for ${person}`);
        await this.press('button', 'Sign in');
    }

    async leave() {
        await this.context.close();
    }
}
