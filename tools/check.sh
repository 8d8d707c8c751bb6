#!/usr/bin/env bash
# npm run check, all that continuous integration checks: the README's two commands, style, the build, the package, the pipelines, and every stack through
# Terraform.
set -euo pipefail
cd "$(dirname "$0")/.."

# A plugin directory beside the checkout serves runs without network; elsewhere set TF_PLUGIN_DIR, or leave it unset for the registry.
if [ -z "${TF_PLUGIN_DIR:-}" ] && [ -d ../shared/terraform/mirror ]; then
  TF_PLUGIN_DIR="$(cd ../shared/terraform/mirror && pwd)"
  export TF_PLUGIN_DIR
fi

npm run synth
npm test
npm run lint
npm run build
npm run test:package
npm run test:pipelines
npm run test:policies
# Without a plugin directory, continuous integration reaches for the registry only where it is told to.
if [ -n "${TF_PLUGIN_DIR:-}" ] || [ -n "${TERRAFORM_REGISTRY:-}" ] || [ -z "${CI:-}" ]; then
  npm run test:terraform
else
  echo 'Neither TF_PLUGIN_DIR nor TERRAFORM_REGISTRY is set: the stacks were not run through Terraform.'
fi
