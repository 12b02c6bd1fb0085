// Builds the browser's side: every src/**/*.page.{ts,css} becomes dist/assets/<name>-<hash>.{js,css},
// the icons named in src/design/icons.txt one sprite, and manifest.json says which name is which.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { narrowFonts } from './fonts.mjs';
import { globSync } from './glob.mjs';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const production = process.env.NODE_ENV !== 'development';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/assets', { recursive: true });
const manifest = { 'icons.svg': writeIcons() };
copyFileSync('public/mark.svg', 'dist/assets/mark.svg');

const entries = globSync('src', /\.page\.(ts|css)$/);
const result = await build({
  entryPoints: entries.map((path) => ({ in: path, out: basename(path).replace(/\.page\.(ts|css)$/, '') })),
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  assetNames: '[name]-[hash]',
  outdir: 'dist/assets',
  publicPath: '/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  plugins: [narrowFonts],
  legalComments: 'linked',
  logLevel: 'warning',
});

for (const [file, output] of Object.entries(result.metafile.outputs)) {
  const entry = output.entryPoint;
  if (entry?.match(/\.page\.(ts|css)$/)) {
    const name = basename(entry).replace('.page.ts', '.js').replace('.page.css', '.css');
    if (manifest[name]) throw new Error(`Two pages are called ${name}`);
    manifest[name] = basename(file);
  }
}
writeFileSync('dist/assets/manifest.json', JSON.stringify(manifest, null, 2) + '\n');

function writeIcons() {
  const names = readFileSync('src/design/icons.txt', 'utf8').split('\n').filter((line) => line.trim());
  const symbols = names.map((name) => {
    const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8');
    const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, ' ').trim()}</symbol>`;
  });
  const licence = '<!-- Lucide icons, ISC licence, https://lucide.dev/license -->';
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${licence}\n${symbols.join('\n')}\n</svg>\n`;
  const hash = createHash('sha256').update(sprite).digest('hex').slice(0, 8).toUpperCase();
  writeFileSync(`dist/assets/icons-${hash}.svg`, sprite);
  return `icons-${hash}.svg`;
}
