# What the library refuses arrives in Python with its own text.
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_azurerm.resource_group import ResourceGroup
from cdktf_azure_ml import MlWorkspace

stack = TerraformStack(App(), "ml")
group = ResourceGroup(stack, "Group", name="rg-fraud-dev", location="westeurope")
try:
    MlWorkspace(stack, "Ml", base_name="fraud_dev!", resource_group=group, public_network_access=True)
except Exception as error:
    print(error)
