# Writes config.json's text as an output, as a stack does.
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_azure_ml import MlWorkspace

ID = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-shared/providers/Microsoft.MachineLearningServices/workspaces/mlw-shared"

app = App()
stack = TerraformStack(app, "ml")
shared = MlWorkspace.from_workspace_attributes(stack, "Shared", id=ID, location="westeurope")
TerraformOutput(stack, "config", value=shared.config_json)
app.synth()
