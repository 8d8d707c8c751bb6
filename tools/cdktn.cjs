// Preloaded to run the same program with CDK Terrain: whoever asks for cdktf and its providers gets cdktn and its.
const Module = require('node:module');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const name = request.replace(/^cdktf(?=\/|$)/, 'cdktn').replace(/^@cdktf\//, '@cdktn/');
  return resolveFilename.call(this, name, ...rest);
};
