// Takes away what jest.config.cjs has made room for.
const { rmSync } = require('node:fs');

module.exports = () => rmSync(process.env.SYNTH_CACHE, { recursive: true, force: true });
