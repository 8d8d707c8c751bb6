# For scripts that source it: `step` names a command, runs it and tells its seconds, and a table of all steps ends the script, also when one fails.

heading='== '
group_end=''
if [ "${GITHUB_ACTIONS:-}" = true ]; then
  heading='::group::'
  group_end=$'::endgroup::\n'
fi
running=''
# Rows go on in a script that this one runs in its place.
export STEP_ROWS="${STEP_ROWS:-}"

step() {
  running="$*" started=$SECONDS
  echo "$heading$running"
  "$@"
  record
  running=''
}

record() {
  local row
  row="$(printf '%-24s %4d s%s' "$running" "$((SECONDS - started))" "${1:-}")"
  printf '%s%s\n' "$group_end" "$row"
  STEP_ROWS+="$row"$'\n'
}

finish() {
  local status=$?
  if [ -n "$running" ]; then record ", failed with exit code $status"; fi
  printf '\n%s' "$STEP_ROWS"
}
trap finish EXIT
