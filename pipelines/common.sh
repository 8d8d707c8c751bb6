# shellcheck shell=sh disable=SC2034
# What plan.sh, apply.sh and drift.sh share. They read it with the name of a stack as their first argument.
set -eu
cd "$(dirname "$0")/.."
stack=${1:?"usage: sh $0 <stack>"}
output=${CDKTF_OUTDIR:-cdktf.out}
directory=$output/stacks/$stack
reports=$output/reports
report=$reports/$stack.md
export TF_IN_AUTOMATION=true TF_INPUT=0

# Azure Pipelines: the identity of the service connection that AzureCLI@2 names, with tokens that Terraform renews by itself.
if [ -n "${AZURESUBSCRIPTION_SERVICE_CONNECTION_ID:-}" ]; then
  export ARM_USE_OIDC=true
  export ARM_CLIENT_ID="$AZURESUBSCRIPTION_CLIENT_ID"
  export ARM_TENANT_ID="$AZURESUBSCRIPTION_TENANT_ID"
  export ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID="$AZURESUBSCRIPTION_SERVICE_CONNECTION_ID" # azurerm and the backend
  export ARM_OIDC_AZURE_SERVICE_CONNECTION_ID="$AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"   # azapi
  export ARM_OIDC_REQUEST_TOKEN="$SYSTEM_ACCESSTOKEN"
  export ARM_OIDC_REQUEST_URL="$SYSTEM_OIDCREQUESTURI"
fi

# Hands a value to later steps and jobs of the pipeline: tell <name> <value>
tell() {
  echo "$1: $2"
  if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "$1=$2" >>"$GITHUB_OUTPUT"; fi
  if [ -n "${TF_BUILD:-}" ]; then echo "##vso[task.setvariable variable=$1;isOutput=true]$2"; fi
}

# Puts a report on the page of the run, the one of the plan without a file.
show_report() {
  shown=${1:-$report}
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$shown" >>"$GITHUB_STEP_SUMMARY"; fi
  if [ -n "${TF_BUILD:-}" ]; then echo "##vso[task.uploadsummary]$(realpath "$shown")"; fi
}

# Asks Azure: ask_azure preflight|verify <options>. Writes $reports/<stack>.<command>.md, and sets `asked` to its exit code. ASK_AZURE=false leaves it out.
ask_azure() {
  command=$1
  answer=$reports/$stack.$command.md
  shift
  asked=0
  rm -f "$answer"
  if [ "${ASK_AZURE:-true}" = false ]; then return 0; fi
  npm run --silent --if-present "$command" -- "$stack" --markdown --output "$output" "$@" >"$answer" || asked=$?
  if [ -s "$answer" ]; then return 0; fi
  rm -f "$answer"
  if [ "$asked" != 0 ]; then printf '### %s: %s did not run; the log says why\n' "$stack" "$command" >"$answer"; fi
}

synthesize() {
  npm run synth
  if [ ! -d "$directory" ]; then
    echo "There is no stack '$stack'. The stacks are: $(ls "$output/stacks")" >&2
    exit 1
  fi
  mkdir -p "$reports"
}

# Plans, and writes the report, headed by the given word. Sets `changes` to true or false, and `fingerprint`. Plan and state may hold secrets: they
# stay on the machine, and only until the script ends.
make_plan() {
  trap 'rm -f "$directory/tfplan" "$directory/state.json"' EXIT
  trap 'exit 1' HUP INT TERM # where a run is cancelled, not every shell does what is to be done on EXIT
  terraform -chdir="$directory" init
  # Whoever plans may not be who applies: DEPLOYER_OBJECT_ID says whose rights are to be looked at.
  if [ "$1" = Plan ]; then
    terraform -chdir="$directory" state pull >"$directory/state.json"
    ask_azure preflight --state "$directory/state.json" --deployer "${DEPLOYER_OBJECT_ID:-none}"
    rm -f "$directory/state.json"
  fi
  code=0
  terraform -chdir="$directory" plan -lock-timeout=5m -detailed-exitcode -out=tfplan || code=$?
  case $code in
    0) changes=false ;;
    2) changes=true ;;
    *) exit "$code" ;;
  esac
  npm run --silent --if-present explain -- "$stack" --markdown --output "$output" >"$reports/$stack.explanation.md"
  terraform -chdir="$directory" show -no-color tfplan >"$reports/$stack.txt"
  fingerprint=$(terraform -chdir="$directory" show -json tfplan | node -r ts-node/register pipelines/write-report.ts "$stack" "$1" "$reports")
}
