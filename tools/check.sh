#!/usr/bin/env bash
# npm run check, all that continuous integration checks: the README's two commands, style, the build, the package, the pipelines, and every stack through
# Terraform.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/steps.sh

# A plugin directory beside the checkout serves runs without network; elsewhere set TF_PLUGIN_DIR, or leave it unset for the registry.
if [ -z "${TF_PLUGIN_DIR:-}" ] && [ -d ../shared/terraform/mirror ]; then
  TF_PLUGIN_DIR="$(cd ../shared/terraform/mirror && pwd)"
  export TF_PLUGIN_DIR
fi

step npm run synth
step npm test
step npm run lint
step npm run build
step npm run test:package
step npm run test:pipelines
step npm run test:policies
step npm run test:bindings
# Without a plugin directory, continuous integration reaches for the registry only where it is told to.
if [ -n "${TF_PLUGIN_DIR:-}" ] || [ -n "${TERRAFORM_REGISTRY:-}" ] || [ -z "${CI:-}" ]; then
  step npm run test:terraform
else
  echo 'Neither TF_PLUGIN_DIR nor TERRAFORM_REGISTRY is set: the stacks were not run through Terraform.'
fi
