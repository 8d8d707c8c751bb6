import { Site } from '../scaffold';
import { OnlineDeploymentOptions, OnlineEndpoint, OnlineEndpointOptions } from '../../../lib';
import { all, change, DayTwo } from './change';

const MODEL = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };
const GREEN = { ...MODEL, model: 'azureml:fraud:4' };
const SETTINGS = 'azapi_update_resource.Ml_fraud_Settings';

function serve(site: Site, options: OnlineEndpointOptions, deployments: { readonly [name: string]: OnlineDeploymentOptions }): OnlineEndpoint {
  const endpoint = site.workspace().addOnlineEndpoint('fraud', options);
  for (const [name, deployment] of Object.entries(deployments)) endpoint.addDeployment(name, deployment);
  return endpoint;
}

/** What changes of a web service that answers requests. */
export const SERVING_CHANGES: { readonly [name: string]: DayTwo } = {
  'add a second deployment, which gets no requests yet': change(
    (site) => serve(site, {}, { blue: MODEL }),
    (site) => serve(site, { traffic: { blue: 100 } }, { blue: MODEL, green: GREEN }),
    { ...all('create', 'azapi_resource.Ml_fraud_green'), ...all('update', SETTINGS) },
  ),
  'move requests to another deployment': change(
    (site) => serve(site, { traffic: { blue: 100 } }, { blue: MODEL, green: GREEN }),
    (site) => serve(site, { traffic: { blue: 10, green: 90 } }, { blue: MODEL, green: GREEN }),
    all('update', SETTINGS),
  ),
  'take a deployment away once its requests have moved': change(
    (site) => serve(site, { traffic: { blue: 0, green: 100 } }, { blue: MODEL, green: GREEN }),
    (site) => serve(site, { traffic: { green: 100 } }, { green: GREEN }),
    { ...all('delete', 'azapi_resource.Ml_fraud_blue'), ...all('update', SETTINGS) },
  ),
  'change the words and tags of an endpoint: its traffic stays': change(
    (site) => serve(site, {}, { blue: MODEL }),
    (site) => serve(site, { description: 'Scores payments', tags: { team: 'fraud' } }, { blue: MODEL }),
    all('update', SETTINGS),
  ),
  'take away mirror and words of an endpoint: Azure is told, though azapi adds to what it has': change(
    (site) => serve(site, { traffic: { blue: 100 }, mirrorTraffic: { green: 10 }, description: 'Scores payments' }, { blue: MODEL, green: GREEN }),
    (site) => serve(site, { traffic: { blue: 100 } }, { blue: MODEL, green: GREEN }),
    all('update', SETTINGS),
  ),
  'serve a newer version of the model in place': change(
    (site) => serve(site, {}, { blue: MODEL }),
    (site) => serve(site, {}, { blue: GREEN }),
    all('update', 'azapi_resource.Ml_fraud_blue'),
  ),
};
