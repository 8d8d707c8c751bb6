// What the pre-commit hook does with staged files: Prettier first, so that ESLint reads what is committed.
export default {
  '*.ts': ['prettier --write', 'eslint'],
  '*.{md,json,yml,yaml,js,cjs,mjs}': 'prettier --write --ignore-unknown',
};
