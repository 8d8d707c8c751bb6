#!/bin/sh
# Names the stacks whose Terraform differs from that of another commit, as a JSON list: sh pipelines/changed.sh <commit>
# It runs the program of both commits, and asks neither Azure nor the state.
set -eu
cd "$(dirname "$0")/.."
base=${1:?"usage: sh $0 <commit>"}
work=$(mktemp -d)
trap 'git worktree remove --force "$work/base" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

git worktree add --quiet --detach "$work/base" "$base"
if cmp -s package-lock.json "$work/base/package-lock.json"; then
  ln -s "$PWD/node_modules" "$work/base/node_modules"
else
  (cd "$work/base" && npm ci --silent) >&2
fi
(cd "$work/base" && CDKTF_OUTDIR="$work/before" npm run --silent synth) >&2
CDKTF_OUTDIR="$work/now" npm run --silent synth >&2
stacks=$(node -r ts-node/register pipelines/changed-stacks.ts "$work/before/stacks" "$work/now/stacks")
echo "$stacks"
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "stacks=$stacks" >>"$GITHUB_OUTPUT"; fi
if [ -n "${TF_BUILD:-}" ]; then
  echo "##vso[task.setvariable variable=stacks;isOutput=true]$stacks"
  echo "##vso[task.setvariable variable=matrix;isOutput=true]$(node -r ts-node/register pipelines/changed-stacks.ts --matrix "$stacks")"
fi
