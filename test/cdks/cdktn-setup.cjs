// Programs that the tests start run with CDK Terrain too.
const { join } = require('node:path');

process.env.CDKTN_DISABLE_CREATION_STACK = '1';
process.env.NODE_OPTIONS = `--require=${join(__dirname, '..', '..', 'tools', 'cdktn.cjs')}`;
