// tap - tests of a page, reported as TAP: test(name, body) … end().
let n = 0;
let bad = 0;

// Without a fault it passed.
export function report(name, fault) {
    n++;
    console.log(`${fault ? 'not ok' : 'ok'} ${n} - ${name}`);
    if (!fault)
        return;
    bad++;
    for (const line of String(fault).split('\n'))
        console.log(`# ${line}`);
}

// Passes when the body ends; a step that fails ends it.
export async function test(name, body) {
    try {
        await body();
        report(name);
    } catch (e) {
        report(name, e.stack ?? e);
    }
}

// A test that is for nothing when one before it failed.
export async function step(name, body) {
    if (bad > 0)
        report(name, 'a step before it failed');
    else
        await test(name, body);
}

export function is(got, want, what = '') {
    const [g, w] = [JSON.stringify(got), JSON.stringify(want)];
    if (g !== w)
        throw new Error(`${what} got ${g}, want ${w}`);
}

export function ok(truth, what) {
    if (!truth)
        throw new Error(what);
}

export function end() {
    console.log(`1..${n}`);
    process.exitCode = bad ? 1 : 0;
}
