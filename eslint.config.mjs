import tseslint from 'typescript-eslint';

const roots = [
  { name: '@cdktf/provider-azurerm', message: `The package root loads every resource: import '@cdktf/provider-azurerm/lib/<resource>'.` },
];

export default tseslint.config(
  { ignores: ['build', 'dist*', 'coverage', 'cdktf.out', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
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
  },
);
