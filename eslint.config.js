import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  // kernel/: AssemblyScript, which its own compiler checks.
  globalIgnores(['dist', 'coverage', 'reports', '.stryker-tmp', 'kernel/*.ts', 'site']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    // A rule that is wrong for one line is wrong: change it here, for all.
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Reports functions of type `undefined`, whose result is meant to be returned.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `end === undefined || end.atMost(x)` says what `end?.atMost(x) !== false` hides.
      '@typescript-eslint/prefer-optional-chain': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // markInterruptAsFailure: what replaces it is an option of every single call, which can be forgotten.
    files: ['test/seed.setup.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  { files: ['src/**/*.ts'], rules: { 'max-lines': ['error', { max: 400 }] } },
);
