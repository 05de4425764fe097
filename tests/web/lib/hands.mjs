// hands - how a visitor works a control: with a pointer, or by keys alone.

export class Hands {
    constructor(page) {
        this.page = page;
    }

    press(control) {
        return control.click();
    }

    fill(field, value) {
        return field.fill(value);
    }

    tick(control) {
        return control.check();
    }

    choose(select, label) {
        return select.selectOption({ label });
    }

    upload(field, files) {
        return field.setInputFiles(files);
    }
}

// Is it what keys go to, and can one see that it is?
const focused = (e) => e === document.activeElement;
const marked = (e) => {
    const marks = (x) => {
        const s = getComputedStyle(x);
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) ||
            s.boxShadow !== 'none';
    };
    const box = e.getBoundingClientRect();
    const over = [box.top + 1, box.bottom - 1].map((y) =>
        document.elementFromPoint(box.left + box.width / 2, y));
    const labels = [...e.labels ?? []];
    const seen = over.some((x) => x && (e.contains(x) || x.contains(e) ||
        labels.some((label) => label.contains(x))));
    return seen && [e, ...labels].some(marks);
};

// Tab, Enter, Space, arrows and letters.
export class Keys {
    constructor(page) {
        this.page = page;
    }

    key(name) {
        return this.page.keyboard.press(name);
    }

    // Tab until one of the controls has the focus, at most twice around.
    async reach(...controls) {
        const stops = await this.page.locator(
            'a[href], button, input, select, textarea, summary, [tabindex]').count();
        await controls[0].waitFor({ state: 'attached' });
        for (let i = 0; i < 2 * stops + 4; i++) {
            for (const control of controls)
                if (await control.evaluate(focused)) {
                    if (!await control.evaluate(marked))
                        throw new Error(`one cannot see the focus on ${control}`);
                    return control;
                }
            await this.key('Tab');
        }
        throw new Error(`Tab does not come to ${controls[0]}`);
    }

    async press(control) {
        await this.reach(control);
        await this.key('Enter');
    }

    async fill(field, value) {
        await this.reach(field);
        await this.key('Control+a');
        await this.page.keyboard.type(value);
    }

    async tick(control) {
        if (await control.getAttribute('type') === 'radio')
            await this.turn(control);
        else if (await this.reach(control) && !await control.isChecked())
            await this.key('Space');
        if (!await control.isChecked())
            throw new Error(`keys do not tick ${control}`);
    }

    // Tab comes to one of a group of radio buttons, arrows to the others.
    async turn(control) {
        const name = await control.getAttribute('name');
        const group = await this.page.locator(`input[name="${name}"]`).all();
        await this.reach(...group);
        await this.key('Space');
        for (let i = 0; i < group.length && !await control.isChecked(); i++)
            await this.key('ArrowDown');
    }

    async choose(select, label) {
        await this.reach(select);
        await this.page.keyboard.type(label);
    }

    async upload(field, files) {
        const chooser = this.page.waitForEvent('filechooser');
        await this.reach(field);
        await this.key('Enter');
        await (await chooser).setFiles(files);
    }
}
