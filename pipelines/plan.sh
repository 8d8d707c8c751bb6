#!/bin/sh
# Plans a stack and writes cdktf.out/reports/<stack>.md for reviewers: sh pipelines/plan.sh <stack>
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"

synthesize
if [ "${GITHUB_ACTIONS:-}" = true ] && [ "${ARM_USE_OIDC:-}" = true ] && [ -z "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
  echo "::notice title=No plan::GitHub gave this job no OIDC token, as for pull requests from forks. The stack was synthesized, but not planned."
  exit 0
fi
# What preflight finds stands in the report. REQUIRE_PREFLIGHT=true also fails the run where an apply would fail.
make_plan Plan
show_report
tell changes "$changes"
tell fingerprint "$fingerprint"
if [ "$asked" != 0 ] && [ "${REQUIRE_PREFLIGHT:-false}" = true ]; then exit 1; fi
