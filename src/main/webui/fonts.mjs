// Keeps of every font what the style sheets ask of it: the weights between text and title, kerning,
// accents, figures of one width and the two letter forms of text.css. A third of the bytes is left.
import { readFile } from 'node:fs/promises';
import subset from 'subset-font';

const weights = { min: 400, max: 620 };
const features = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'cv11', 'ss03'];
const everyLetter = Array.from({ length: 0xfffe - 0x20 }, (_, i) => i + 0x20)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .join('');

export const narrowFonts = {
  name: 'narrow-fonts',
  setup(build) {
    build.onLoad({ filter: /\.woff2$/ }, async ({ path }) => ({
      contents: await subset(await readFile(path), everyLetter, {
        targetFormat: 'woff2',
        variationAxes: { wght: weights },
        keepFeatures: features,
      }),
      loader: 'file',
    }));
  },
};
