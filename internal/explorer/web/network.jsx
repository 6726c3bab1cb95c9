// Which network this is, told above GraphiQL: how many there are of each kind, and since when.
import { useEffect, useState } from 'react';

const kinds = {
  ORGANIZATION: ['organisation', 'organisations'],
  PERSON: ['person', 'people'],
  AGREEMENT: ['agreement', 'agreements'],
  EVENT: ['event', 'events'],
  PROGRAMME: ['programme', 'programmes'],
  PLACE: ['place', 'places'],
  FRAMEWORK: ['framework', 'frameworks'],
};

// What is asked, and the answer as it is told. All that depends on how the API says it is here.
const query = 'query WhichNetwork { network { kinds { key count } firstDay } }';

const read = ({ network }) => ({
  kinds: Object.keys(kinds).map((key) => ({ key, count: network.kinds.find((kind) => kind.key === key)?.count ?? 0 })),
  firstDay: network.firstDay,
});

async function ask() {
  // By GET, so that the browser need not be sent again what it has.
  const response = await fetch(`graphql?query=${encodeURIComponent(query)}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return read(data);
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

function Told({ kinds: counts, firstDay }) {
  const there = counts.filter(({ count }) => count > 0);
  if (there.length === 0) return 'There is nothing in this network yet.';
  return (
    <>
      <span>This network:</span>
      {there.map(({ key, count }) => (
        <span key={key}>
          <b>{count.toLocaleString('en')}</b> {kinds[key][count === 1 ? 0 : 1]}
        </span>
      ))}
      {firstDay && <span>since {firstDay}</span>}
    </>
  );
}
