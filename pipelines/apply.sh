#!/bin/sh
# Applies what was approved: sh pipelines/apply.sh <stack> <fingerprint of the approved plan>
# It plans again, since a saved plan would hold secrets, and refuses a plan that does anything else than the approved one.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
approved=${2:?"usage: sh $0 <stack> <fingerprint of the approved plan>"}

synthesize
make_plan Apply
show_report
if [ "$fingerprint" != "$approved" ]; then
  echo "The plan of '$stack' is no longer the approved one: $approved was approved, and now it is $fingerprint." >&2
  echo "Nothing was applied. Run the pipeline again, and look at the new plan." >&2
  exit 1
fi
terraform -chdir="$directory" apply -lock-timeout=5m tfplan

# Does it work, too? What does not, fails the run, though all is applied.
ask_azure verify
if [ -f "$answer" ]; then show_report "$answer"; fi
if [ "$asked" != 0 ]; then
  echo "Everything was applied, but not everything works, or Azure could not be asked: see the report." >&2
  exit 1
fi
