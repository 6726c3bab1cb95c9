// The page at /graphiql: GraphiQL on the server's own /graphql, with the queries that the page carries as its tabs.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

// WORKERS are the file names of Monaco's workers, put in by build.mjs; they lie beside this script.
globalThis.MonacoEnvironment = {
  getWorker(_, label) {
    const name = ['graphql', 'json'].includes(label) ? label : 'editor';
    const file = WORKERS.find((file) => file.startsWith(`worker-${name}-`));
    return new Worker(new URL(file, import.meta.url));
  },
};

// The address is relative to the page, so that entente may stand behind a proxy under any path.
async function fetcher(params, { headers } = {}) {
  const response = await fetch('graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(params),
  });
  if (/json/.test(response.headers.get('content-type'))) return response.json();
  return { errors: [{ message: `${response.status} ${response.statusText}: ${await response.text()}` }] };
}

// What a person edits is kept under names of our own: another program's GraphiQL may have been at this address before.
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('entente:'));
const storage = {
  getItem: (key) => localStorage.getItem(`entente:${key}`),
  setItem: (key, value) => localStorage.setItem(`entente:${key}`, value),
  removeItem: (key) => localStorage.removeItem(`entente:${key}`),
  clear: () => kept().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return kept().length;
  },
};

// The editors take their colours when they are made: they are told again when the system goes dark or light.
function FollowSystem() {
  const { setTheme } = useGraphiQLActions();
  const theme = useGraphiQL((state) => state.theme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [setTheme, theme]);
}

// An address with ?query=&variables= opens them, before the queries that the page carries.
const address = new URLSearchParams(location.search);
const linked = address.has('query')
  ? { query: address.get('query'), variables: address.get('variables') ?? undefined }
  : undefined;
const queries = JSON.parse(document.getElementById('queries').textContent).map((query) => ({ query }));

createRoot(document.getElementById('page')).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    defaultTabs={linked ? [linked, ...queries] : queries}
    initialQuery={linked?.query}
    initialVariables={linked?.variables}
  >
    <GraphiQL.Logo>entente</GraphiQL.Logo>
    <FollowSystem />
  </GraphiQL>,
);
