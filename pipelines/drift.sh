#!/bin/sh
# Tells whether Azure is what the code says: sh pipelines/drift.sh <stack>
# Exits with 0 if so, and with 2 if a plan would change anything; the report names what was changed outside of Terraform.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"

synthesize
make_plan Drift
show_report
tell changes "$changes"
if [ "$changes" = true ]; then exit 2; fi
