import { azurePackages } from '../../cli/azure/packages';

jest.mock('@azure/identity', () => {
  throw Object.assign(new Error("Cannot find module '@azure/identity'"), { code: 'MODULE_NOT_FOUND' });
});

test('Azure is not asked without the packages that ask it, and the error says how to get them', async () => {
  await expect(azurePackages()).rejects.toThrow('npm install --save-dev @azure/identity@4.13.1 @azure/core-rest-pipeline@1.22.0');
});

test('the error names the versions that this repository is tested with', async () => {
  const { devDependencies } = jest.requireActual<{ devDependencies: { [name: string]: string } }>('../../package.json');
  const named = ['@azure/identity', '@azure/core-rest-pipeline'].map((name) => `${name}@${String(devDependencies[name])}`);
  await expect(azurePackages()).rejects.toThrow(named.join(' '));
});
