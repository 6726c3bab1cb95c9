// The page at /graphiql: GraphiQL on the server's own /graphql, with the queries that the page carries as its tabs.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Network } from './network.jsx';

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

// Where the page is too narrow for two editors side by side; the style sheet says the same.
const narrow = matchMedia('(max-width: 640px)');

// Where the page is narrow, there is no room for tabs: their queries are chosen in a list.
function Choice() {
  const { changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  return (
    <select className="choice" aria-label="Query" value={active} onChange={(event) => changeTab(Number(event.target.value))}>
      {tabs.map((tab, index) => (
        <option key={tab.id} value={index}>
          {tab.title}
        </option>
      ))}
    </select>
  );
}

// An address with ?query=&variables= opens them, before the queries that the page carries.
const address = new URLSearchParams(location.search);
const linked = address.has('query')
  ? { query: address.get('query'), variables: address.get('variables') ?? '' }
  : undefined;
const queries = JSON.parse(document.getElementById('queries').textContent);

// What is in the editors first: what a person had there, unless there is a link. Of a first tab GraphiQL would leave the
// variables out.
const first = linked ?? (storage.getItem('graphiql:tabState') ? undefined : queries[0]);

createRoot(document.getElementById('page')).render(
  <>
    <Network />
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={linked ? [linked, ...queries] : queries}
      initialQuery={first?.query}
      initialVariables={first?.variables}
      defaultEditorToolsVisibility={narrow.matches ? false : 'variables'}
    >
      <GraphiQL.Logo>
        <span className="name">entente</span>
        <Choice />
      </GraphiQL.Logo>
      <FollowSystem />
    </GraphiQL>
  </>,
);
