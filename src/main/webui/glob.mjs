import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below the folder whose path matches, sorted. */
export function globSync(folder, pattern) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => pattern.test(path))
    .sort();
}
