import tseslint from 'typescript-eslint';

const roots = ['azurerm', 'time'].map((name) => ({
  name: `@cdktf/provider-${name}`,
  message: `The package root loads every resource: import '@cdktf/provider-${name}/lib/<resource>'.`,
}));

export default tseslint.config({ ignores: ['dist', 'coverage', 'cdktf.out', '**/*.cjs', '**/*.mjs'] }, ...tseslint.configs.strictTypeChecked, {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    'no-restricted-imports': ['error', { paths: roots }],
    '@typescript-eslint/explicit-module-boundary-types': 'error',
    '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
    // Constructs are made for their effect on the tree, and enum-like classes have only static members.
    'no-new': 'off',
    '@typescript-eslint/no-extraneous-class': 'off',
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  },
});
