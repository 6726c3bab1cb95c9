// Which network this is, told above GraphiQL: how many there are of each kind, on how many sources, from when to when.
import { useEffect, useState } from 'react';
import query from './network.graphql';

const kinds = {
  ORGANIZATION: ['organisation', 'organisations'],
  PERSON: ['person', 'people'],
  AGREEMENT: ['agreement', 'agreements'],
  EVENT: ['event', 'events'],
  PROGRAMME: ['programme', 'programmes'],
  PLACE: ['place', 'places'],
  FRAMEWORK: ['framework', 'frameworks'],
};

async function ask() {
  // By GET, so that the browser need not be sent again what it has.
  const response = await fetch(`graphql?query=${encodeURIComponent(query)}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data.network;
}

export function Network() {
  const [network, setNetwork] = useState();
  const [problem, setProblem] = useState();
  useEffect(() => {
    ask().then(setNetwork, (error) => setProblem(error.message));
  }, []);
  return (
    <header id="network" className="graphiql-container" aria-label="Which network this is">
      {network && <Told {...network} />}
      {problem && `Which network this is can't be said: ${problem}`}
    </header>
  );
}

function Told({ kinds: counts, links, sources, firstDay, lastPublished }) {
  if (counts.length === 0) return 'There is nothing in this network yet.';
  return (
    <>
      <span>This network:</span>
      {counts.map(({ key, count }) => (
        <Count key={key} count={count} of={kinds[key] ?? [key, key]} />
      ))}
      <Count count={links} of={['link', 'links']} />
      <Count count={sources} of={['source', 'sources']} />
      {firstDay && <span>since {firstDay}</span>}
      {lastPublished && <span>newest source {lastPublished}</span>}
    </>
  );
}

function Count({ count, of: [one, many] }) {
  return (
    <span>
      <b>{count.toLocaleString('en')}</b> {count === 1 ? one : many}
    </span>
  );
}
