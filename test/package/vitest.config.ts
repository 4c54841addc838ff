/** `npm run package:try`: the packed package in an empty project. It asks the registry, so it is no part of `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'package', include: ['test/package/*.try.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
