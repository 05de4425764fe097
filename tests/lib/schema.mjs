// schema SCHEMA FILE… - is each JSON file valid by the JSON Schema (2019-09)?
// Prints what is not; $TYST_NODE_MODULES has the packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TYST_NODE_MODULES}/`);
const Ajv = require('ajv/dist/2019.js').default;
const formats = require('ajv-formats').default;
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

// The published schemas have keywords of their own that check nothing.
const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
const validate = ajv.compile(read(process.argv[2]));
for (const path of process.argv.slice(3)) {
    if (validate(read(path))) continue;
    process.exitCode = 1;
    for (const e of validate.errors.slice(0, 5))
        console.log(`${path}: ${e.instancePath} ${e.message}`);
}
