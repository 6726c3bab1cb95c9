// Apollo Client 3 and 4, whichever CLIENTTEST_APOLLO names: apollo3 or apollo4.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { parse } from "graphql";
import { agrees, contradict, documents, endpoint, listen, oneLink, page, possibleTypes, recorder, recovers, require, wholeList } from "../shared.mjs";

const version = process.env.CLIENTTEST_APOLLO;
const { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } = require(`${version}/core`);
const { createPersistedQueryLink, PersistedQueryLink } = require(`${version}/link/persisted-queries`);
const { BatchHttpLink } = require(`${version}/link/batch-http`);
const { relayStylePagination } = require(`${version}/utilities`);
const complaints = listen();

// A client as an app has one; with options those of the link for persisted queries.
function newClient({ persisted, typePolicies, change } = {}) {
  const { fetch, sent } = recorder(change);
  const links = [new HttpLink({ uri: endpoint, fetch })];
  if (persisted) {
    const options = { sha256: (text) => createHash("sha256").update(text).digest("hex"), ...persisted };
    links.unshift(PersistedQueryLink ? new PersistedQueryLink(options) : createPersistedQueryLink(options));
  }
  const cache = new InMemoryCache({ possibleTypes, typePolicies });
  return { client: new ApolloClient({ link: ApolloLink.from(links), cache }), sent };
}

test("what the cache reads back is what was answered", async () => {
  const { client, sent } = newClient();
  const answers = [];
  for (const { name, query, variables } of documents) {
    const document = parse(query);
    await client.query({ query: document, variables, fetchPolicy: "network-only" });
    const { data } = sent.at(-1).answer;
    const read = client.readQuery({ query: document, variables });
    assert.notEqual(read, null, name);
    assert.deepEqual(read, data, name);
    answers.push({ name, document, variables, data });
  }
  for (const { name, document, variables, data } of answers) {
    const read = client.cache.read({ query: document, variables, optimistic: false, returnPartialData: true });
    agrees(read, data, { at: `${name}, after all others`, partly: true });
  }
});

test("a link of which two things are said is not read back as it was answered", async () => {
  const { client, sent } = newClient({ change: contradict });
  const question = { query: parse(oneLink.query), variables: oneLink.variables };
  await client.query(question);
  assert.notDeepEqual(client.readQuery(question), sent[0].answer.data);
});

test("a connection is paged to its end, and refetched", async () => {
  const { client, sent } = newClient({ typePolicies: { Query: { fields: { entities: relayStylePagination(["filter"]) } } } });
  const query = gql`
    query Page($country: ID!, $first: Int!, $after: String) {
      entities(filter: { kinds: [ORGANIZATION], country: $country }, first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `;
  const variables = { country: "place:turkmenistan", first: page };
  const watched = client.watchQuery({ query, variables });
  const subscription = watched.subscribe({});
  await client.query({ query, variables });
  let list = client.readQuery({ query, variables }).entities;
  while (list.pageInfo.hasNextPage) {
    await watched.fetchMore({ variables: { after: list.pageInfo.endCursor } });
    list = client.readQuery({ query, variables }).entities;
    assert.ok(sent.length < 100, "paging does not end");
  }
  wholeList(list.edges, list.totalCount);

  const asked = sent.length;
  const { data } = await watched.refetch();
  assert.equal(sent.length, asked + 1);
  assert.deepEqual(data.entities.edges.map((edge) => edge.node), list.edges.slice(0, page).map((edge) => edge.node));
  subscription.unsubscribe();
});

for (const byGET of [false, true]) {
  test(`persisted queries recover, by ${byGET ? "GET" : "POST"}`, async () => {
    const { client, sent } = newClient({ persisted: { useGETForHashedQueries: byGET } });
    const query = gql(`query Persisted${version}${byGET} { network { revision } }`);
    for (let i = 0; i < 2; i++) await client.query({ query, fetchPolicy: "network-only" });
    recovers(sent, byGET ? "GET" : "POST");
  });
}

test("a batch of one is answered", async () => {
  const { fetch, sent } = recorder();
  const client = new ApolloClient({ link: new BatchHttpLink({ uri: endpoint, fetch, batchMax: 1 }), cache: new InMemoryCache() });
  const { data } = await client.query({ query: gql`query Batched { network { revision } }` });
  assert.deepEqual([{ data }], sent[0].answer);
});

test("errors arrive with their codes", async () => {
  const { client } = newClient();
  const codes = (error) => (error.graphQLErrors ?? error.errors).map(({ extensions }) => extensions.code);
  const rejects = (query, code) =>
    assert.rejects(client.query({ query }), (error) => {
      assert.deepEqual(codes(error), [code], String(error));
      return true;
    });
  await rejects(gql`{ paths(from: ["org:nobody"], to: ["org:unesco"]) { outcome } }`, "NOT_FOUND");
  await rejects(gql`{ nothing }`, "GRAPHQL_VALIDATION_FAILED");

  const query = gql`{ source(id: "source:geography") { id title } entity(id: "org:unesco") { id links(first: 101) { totalCount } } }`;
  const { data, error, errors } = await client.query({ query, errorPolicy: "all" });
  assert.equal(data.source.title, "Cities and their countries");
  assert.equal(data.entity, null);
  assert.deepEqual(errors ? errors.map(({ extensions }) => extensions.code) : codes(error), ["LIMIT_EXCEEDED"]);
});

test("Apollo has complained of nothing", () => assert.deepEqual(complaints, []));
