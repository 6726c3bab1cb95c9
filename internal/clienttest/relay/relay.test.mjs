// Relay: relay-compiler compiles, relay-runtime asks and keeps.
import assert from "node:assert/strict";
import test from "node:test";
import { agrees, contradict, documents, endpoint, listen, oneLink, page, recorder, require, wholeList } from "../shared.mjs";
import { compile } from "./compile.mjs";

const {
  Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery, getPaginationMetadata, getPaginationVariables,
  getRefetchMetadata, getSelector, getSingularSelector,
} = require("relay-runtime");
const complaints = listen();
const { compiled, queries } = compile();

// An environment as an app has one. It names its documents by their hashes, and sends one along when it has to; whole
// keeps the last answer as it came.
function newEnvironment({ change } = {}) {
  const { fetch, sent } = recorder(change);
  const post = async (body) => {
    const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json" };
    return (await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(body) })).json();
  };
  const network = Network.create(async ({ id }, variables) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: id } };
    const answer = await post({ variables, extensions });
    if (answer.errors?.[0].extensions.code !== "PERSISTED_QUERY_NOT_FOUND") return answer;
    return post({ query: queries[id], variables, extensions });
  });
  return { environment: new Environment({ network, store: new Store(new RecordSource()) }), sent };
}

const ask = (environment, document, variables) => fetchQuery(environment, document, variables, { fetchPolicy: "network-only" }).toPromise();

// What the store has now of an answer, as the query's own reader sees it.
function readBack(environment, document, variables) {
  const operation = createOperationDescriptor(document, variables);
  environment.retain(operation);
  return environment.lookup(operation.fragment);
}

// What is read, with what the readers of the fragments in it see.
function unmask(environment, { data, isMissingData }, at) {
  const missing = isMissingData ? [at] : [];
  const follow = (value, at) => {
    if (Array.isArray(value)) return value.map((one, i) => follow(one, `${at}.${i}`));
    if (value === null || typeof value !== "object") return value;
    const { __fragments: fragments = {}, __id, __fragmentOwner, ...own } = value;
    for (const [key, inner] of Object.entries(own)) own[key] = follow(inner, `${at}.${key}`);
    for (const name of Object.keys(fragments)) {
      const inner = unmask(environment, environment.lookup(getSelector(compiled(name), value)), `${at}...${name}`);
      missing.push(...inner.missing);
      merge(own, inner.read);
    }
    return own;
  };
  return { read: follow(data, at), missing };
}

// Merges two readings of the same object.
function merge(into, from) {
  for (const [key, value] of Object.entries(from)) {
    if (value !== null && typeof value === "object" && into[key]) merge(into[key], value);
    else into[key] = value;
  }
}

test("what the store reads back is what was answered", async () => {
  const { environment, sent } = newEnvironment();
  const answers = [];
  for (const [i, { name, variables }] of documents.entries()) {
    const document = compiled(`Document${i}Query`);
    await ask(environment, document, variables);
    const { data } = sent.at(-1).answer;
    const { read, missing } = unmask(environment, readBack(environment, document, variables), name);
    assert.deepEqual(missing, []);
    agrees(read, data, { at: name });
    assert.deepEqual(leaves(read), leaves(data), name);
    answers.push({ name, document, variables, data });
  }
  for (const { name, document, variables, data } of answers) {
    const { read } = unmask(environment, readBack(environment, document, variables), name);
    agrees(read, data, { at: `${name}, after all others`, partly: true });
  }
});

// How many values there are, apart from what Relay selects for itself.
function leaves(value) {
  if (value === undefined) return 0;
  if (value === null || typeof value !== "object") return 1;
  return Object.entries(value).reduce((sum, [key, inner]) => (/^__(typename|is\w+)$|^id$/.test(key) ? sum : sum + leaves(inner)), 0);
}

test("a link of which two things are said is not read back as it was answered", async () => {
  const { environment, sent } = newEnvironment({ change: contradict });
  const document = compiled(`Document${documents.indexOf(oneLink)}Query`);
  await ask(environment, document, oneLink.variables);
  const { read } = unmask(environment, readBack(environment, document, oneLink.variables), oneLink.name);
  assert.throws(() => agrees(read, sent.at(-1).answer.data));
  assert.match(complaints.splice(0).join(), /conflicting field, sentence/);
});

test("a connection is paged to its end", async () => {
  const { environment, sent } = newEnvironment();
  const variables = { country: "place:turkmenistan" };
  const document = compiled("PageQuery");
  await ask(environment, document, variables);
  const fragment = compiled("Page_list");
  const { connectionPathInFragmentData, paginationMetadata, paginationRequest } = getPaginationMetadata(fragment, "relay.test");
  for (;;) {
    const { data } = readBack(environment, document, variables);
    const list = environment.lookup(getSingularSelector(fragment, data)).data;
    const { edges, totalCount, pageInfo } = connectionPathInFragmentData.reduce((object, key) => object[key], list);
    if (!pageInfo.hasNextPage) {
      wholeList(edges, totalCount);
      break;
    }
    const next = getPaginationVariables("forward", page, pageInfo.endCursor, variables, {}, paginationMetadata);
    await ask(environment, paginationRequest, next);
    assert.ok(sent.length < 100, "paging does not end");
  }
});

test("a node is refetched, as of another day", async () => {
  const { environment, sent } = newEnvironment();
  const variables = { id: "org:ministry-of-education-of-turkmenistan", day: "2025-10-09" };
  const document = compiled("PageNodeQuery");
  await ask(environment, document, variables);
  const officials = () => {
    const { node } = readBack(environment, document, variables).data;
    const { data, isMissingData } = environment.lookup(getSelector(compiled("Page_organization"), node.organization));
    assert.equal(isMissingData, false);
    return data.officials.edges.map((edge) => edge.judged.sentence);
  };
  const before = officials();
  const { refetchableRequest, identifierInfo } = getRefetchMetadata(compiled("Page_organization"), "relay.test");
  await ask(environment, refetchableRequest, { [identifierInfo.identifierQueryVariableName]: variables.id, day: "2023-07-24" });
  const then = sent.at(-1).answer.data.node.officials.edges.map((edge) => edge.judged.sentence);
  assert.notDeepEqual(then, before);
  assert.deepEqual(officials(), before, "what was asked of one day has changed by asking of another");
});

test("persisted queries: the hash, then both, then the hash", async () => {
  const { environment, sent } = newEnvironment();
  const document = compiled("PageUnknownQuery");
  for (let i = 0; i < 2; i++) await ask(environment, document, { from: ["org:unesco"] });
  assert.deepEqual(sent.map(({ query, status }) => [Boolean(query), status]), [[false, 200], [true, 200], [false, 200]]);
  assert.equal(sent[0].hash, document.params.id);
});

test("errors arrive with their codes", async () => {
  const { environment } = newEnvironment();
  // Relay hands over the errors of an answer without data.
  await assert.rejects(ask(environment, compiled("PageUnknownQuery"), { from: ["org:nobody"] }), (error) => {
    assert.equal(error.source.errors[0].extensions.code, "NOT_FOUND");
    assert.deepEqual(error.source.errors[0].extensions.ids, ["org:nobody"]);
    return true;
  });
  // Of one with data it shows the rest, with null where the error was.
  const partly = await ask(environment, compiled("PagePartlyQuery"), { first: 101 });
  assert.equal(partly.source.title, "Cities and their countries");
  assert.equal(partly.entity, null);
});

test("Relay has complained of nothing", () => assert.deepEqual(complaints, []));
