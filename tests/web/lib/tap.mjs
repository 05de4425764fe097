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

const most = 600; // seconds of one test

function late() {
    return new Promise((_, reject) => {
        setTimeout(() => reject(new Error(`not done after ${most} seconds`)),
            most * 1000).unref();
    });
}

// Passes when the body ends; a step that fails ends it, and so does one that
// waits for what never comes.
export async function test(name, body) {
    try {
        await Promise.race([body(), late()]);
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
