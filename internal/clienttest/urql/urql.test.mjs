// urql, with its normalised cache and its persisted queries.
import assert from "node:assert/strict";
import test from "node:test";
import { introspectionFromSchema, isObjectType } from "graphql";
import { Client, fetchExchange, gql } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { persistedExchange } from "@urql/exchange-persisted";
import { agrees, contradict, documents, endpoint, listen, oneLink, page, recorder, recovers, schema, wholeList } from "../shared.mjs";

const complaints = listen();
const introspected = introspectionFromSchema(schema, { descriptions: false });
// What has no id belongs to the field that it is in.
const keys = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__") && !type.getFields().id)
    .map((type) => [type.name, () => null]),
);

function newClient({ exchanges = [], preferGetMethod = false, change } = {}) {
  const { fetch, sent } = recorder(change);
  const client = new Client({ url: endpoint, fetch, preferGetMethod, exchanges: [...exchanges, fetchExchange] });
  return { client, sent };
}

// A normalised cache that knows the schema.
const graphcache = (options = {}) => cacheExchange({ schema: introspected, keys, ...options });

const ask = (client, query, variables, requestPolicy) => client.query(query, variables, { requestPolicy }).toPromise();

test("what the cache reads back is what was answered", async () => {
  const { client, sent } = newClient({ exchanges: [graphcache()] });
  const answers = [];
  for (const { name, query, variables } of documents) {
    await ask(client, query, variables, "network-only");
    const { data } = sent.at(-1).answer;
    const read = await ask(client, query, variables, "cache-only");
    assert.equal(read.error, undefined, name);
    agrees(read.data, data, { at: name });
    answers.push({ name, query, variables, data });
  }
  for (const { name, query, variables, data } of answers) {
    const read = await ask(client, query, variables, "cache-only");
    if (read.data !== null) agrees(read.data, data, { at: `${name}, after all others` });
  }
});

test("a link of which two things are said is not read back as it was answered", async () => {
  const { client, sent } = newClient({ exchanges: [graphcache()], change: contradict });
  await ask(client, oneLink.query, oneLink.variables, "network-only");
  const read = await ask(client, oneLink.query, oneLink.variables, "cache-only");
  assert.throws(() => agrees(read.data, sent[0].answer.data));
});

test("a connection is paged to its end, and refetched", async () => {
  const resolvers = { Query: { entities: relayPagination() } };
  const { client, sent } = newClient({ exchanges: [graphcache({ resolvers })] });
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
  let { data } = await ask(client, query, variables);
  while (data.entities.pageInfo.hasNextPage) {
    await ask(client, query, { ...variables, after: data.entities.pageInfo.endCursor });
    ({ data } = await ask(client, query, variables));
    assert.ok(sent.length < 100, "paging does not end");
  }
  wholeList(data.entities.edges, data.entities.totalCount);
  const asked = sent.length;
  await ask(client, query, variables, "network-only");
  assert.equal(sent.length, asked + 1);
});

for (const byGET of [false, true]) {
  test(`persisted queries recover, by ${byGET ? "GET" : "POST"}`, async () => {
    const { client, sent } = newClient({ exchanges: [persistedExchange({ preferGetForPersistedQueries: byGET })] });
    const query = gql(`query PersistedUrql${byGET} { network { revision } }`);
    for (let i = 0; i < 2; i++) {
      const { error, data } = await ask(client, query, {}, "network-only");
      assert.equal(error, undefined);
      assert.match(data.network.revision, /^\d+$/);
    }
    recovers(sent, byGET ? "GET" : "POST");
  });
}

test("errors arrive with their codes, by POST and GET", async () => {
  for (const preferGetMethod of [false, true]) {
    const { client } = newClient({ preferGetMethod });
    const codes = ({ error }) => error.graphQLErrors.map(({ extensions }) => extensions.code);
    assert.deepEqual(codes(await ask(client, `{ paths(from: ["org:nobody"], to: ["org:unesco"]) { outcome } }`, {})), ["NOT_FOUND"]);
    assert.deepEqual(codes(await ask(client, `{ nothing }`, {})), ["GRAPHQL_VALIDATION_FAILED"]);
    const query = `{ source(id: "source:geography") { title } entity(id: "org:unesco") { links(first: 101) { totalCount } } }`;
    const partly = await ask(client, query, {});
    assert.deepEqual(codes(partly), ["LIMIT_EXCEEDED"]);
    assert.equal(partly.data.source.title, "Cities and their countries");
    assert.equal(partly.data.entity, null);
  }
});

test("urql has complained of nothing", () => assert.deepEqual(complaints, []));
