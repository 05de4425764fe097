// site - a server over the test's centre and one browser, both ended with the
// test:
//     const site = await open();
//     const cadi = await site.visitor({ lang: 'cy' });
//     …
//     await site.close();
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { end, report } from './tap.mjs';
import { Visitor } from './visitor.mjs';

const env = process.env;
const { chromium } = createRequire(`${env.TYST_NODE_MODULES}/`)('playwright-core');

// The address once it is said, and a promise of how the server ended.
function serve() {
    const child = spawn(`${env.abs_top_builddir}/src/tyst`,
        ['serve', '--listen', '127.0.0.1:0'],
        { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const ended = new Promise((resolve) => child.on('exit',
        (code, signal) => resolve({ status: code ?? signal, said })));
    const address = new Promise((resolve, reject) => {
        const listen = (bytes) => {
            said += bytes;
            const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
            if (found)
                resolve(found[0]);
        };
        child.stdout.on('data', listen);
        child.stderr.on('data', listen);
        child.on('exit', () => reject(new Error(`serve ended: ${said}`)));
    });
    process.on('exit', () => child.kill('SIGKILL'));
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'])
        process.once(signal, () => process.exit(99));
    const end = () => child.kill('SIGTERM') && ended;
    return { address, end };
}

// Debian's Chromium, which keeps nothing and asks nobody.
function launch() {
    const home = `${env.tmp}/browser`;
    mkdirSync(home);
    return chromium.launch({
        executablePath: env.TYST_CHROMIUM,
        env: { ...env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
        args: ['--no-sandbox', '--disable-gpu', '--disable-sync',
            '--disable-background-networking', '--disable-component-update',
            '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
}

class Site {
    constructor(server, url, browser) {
        Object.assign(this, { server, url, browser });
        // What was shown, and what was wrong with it.
        this.shown = new Map();
        // The centre's own words, which are in no catalogue.
        this.data = ['Learner Two', 'Assessor Two', 'Canolfan'];
    }

    async visitor(options = {}) {
        return Visitor.enter(this, options);
    }

    // Note what is wrong with a page; the same page again adds to it.
    note(name, faults) {
        const all = this.shown.get(name) ?? new Set();
        faults.forEach((fault) => all.add(fault));
        this.shown.set(name, all);
    }

    async close() {
        for (const [name, faults] of this.shown)
            report(`${name} is as every page must be`, [...faults].join('\n'));
        await this.browser.close();
        const { status, said } = await this.server.end();
        report('the server ends in peace', status === 0 ? '' : `${status}\n${said}`);
        end();
    }
}

export async function open(server = serve()) {
    const url = await server.address;
    return new Site(server, url, await launch());
}
