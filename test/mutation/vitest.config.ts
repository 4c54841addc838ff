import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/mutation/*.mutants.ts'], testTimeout: 3_600_000, hookTimeout: 60_000 },
});
