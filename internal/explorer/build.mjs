// Bundles the web pages into dist: assets/ holds files named by their content, and licenses.txt the notices of the
// bundled packages. `make web` runs this here after `npm ci`.
import { build } from 'esbuild';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const assets = 'dist/assets';
for (const old of [assets, 'dist/licenses.txt']) rmSync(old, { recursive: true, force: true });

const common = {
  bundle: true,
  minify: true,
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

const workers = await build({
  ...common,
  entryPoints: {
    'worker-editor': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'worker-graphql': 'monaco-graphql/esm/graphql.worker.js',
    'worker-json': 'monaco-editor/esm/vs/language/json/json.worker.js',
  },
});
const layout = await build({ ...common, entryPoints: { 'worker-layout': 'web/picture/layout-worker.ts' } });
const style = await build({
  ...common,
  entryPoints: { explorer: 'web/explorer.css', graphiql: 'web/graphiql.css', icon: 'web/icon.svg' },
  loader: { '.svg': 'copy' },
});
const page = await build({
  ...common,
  entryPoints: ['web/graphiql.jsx'],
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  // GraphiQL's style sheet has Monaco's in it.
  loader: { '.css': 'empty', '.graphql': 'text' },
  define: { WORKERS: JSON.stringify(Object.keys(workers.metafile.outputs).map((file) => path.basename(file))) },
});
const explorer = await build({
  ...common,
  entryPoints: { explorer: 'web/explorer.ts', picture: 'web/picture/picture.ts' },
  format: 'esm',
  loader: { '.graphql': 'text' },
});

const inputs = [workers, layout, style, page, explorer].flatMap((result) => Object.keys(result.metafile.inputs));
const packages = new Set(inputs.map((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return [`${name} ${version}: ${license}`, ...files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))].join('\n\n');
});
writeFileSync('dist/licenses.txt', notices.join('\n\n----\n\n'));
