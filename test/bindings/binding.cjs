// Preloaded to run a program with CDK Terrain and the binding of azurerm that the environment names, in place of cdktf and its own.
const { join } = require('node:path');
const Module = require('node:module');

const binding = process.env.AZURERM_BINDING;
// The binding lies elsewhere, and a program has one CDK: that of this repository.
const here = { paths: [join(__dirname, '..', '..')] };
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, isMain, options) {
  const name = request.replace(/^cdktf(?=\/|$)/, 'cdktn').replace(/^@cdktf\/provider-azurerm(?=\/|$)/, binding);
  return resolveFilename.call(this, name, parent, isMain, /^(cdktn|constructs)(\/|$)/.test(name) ? here : options);
};
