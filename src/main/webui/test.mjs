// Runs src/**/*.test.ts with node's own test runner, bundled first so that Node 20 can read them.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from './glob.mjs';

const tests = globSync('src', /\.test\.ts$/);
const folder = mkdtempSync(join(tmpdir(), 'lectern-webui-'));
try {
  await build({
    entryPoints: tests,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['node:*'],
    logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, ['--test', folder], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
