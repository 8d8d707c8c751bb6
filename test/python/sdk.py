# The Azure ML SDK reads from config.json where the workspace is. It asks nobody for a token before it asks Azure for something.
from azure.ai.ml import MLClient

client = MLClient.from_config(credential=object(), path="config.json")
print(client.subscription_id, client.resource_group_name, client.workspace_name)
