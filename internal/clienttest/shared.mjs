// What the tests of the JavaScript clients have in common. TestClients tells them where the server is, and a folder in
// which there are its schema and the documents to ask, and in which they may write.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSchema, isAbstractType } from "graphql";

export const endpoint = process.env.CLIENTTEST_URL + "/graphql";
export const folder = process.env.CLIENTTEST_FOLDER;
export const require = createRequire(import.meta.url);
export const schema = buildSchema(readFileSync(join(folder, "schema.graphql"), "utf8"));
// Each has a name, a query and its variables.
export const documents = JSON.parse(readFileSync(join(folder, "documents.json"), "utf8"));

// The types that an interface or a union may be.
export const possibleTypes = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)]),
);

// A fetch that keeps what was sent and answered, after the answer was perhaps changed.
export function recorder(change = (answer) => answer) {
  const sent = [];
  async function recording(url, options = {}) {
    const response = await fetch(url, options);
    const answer = change(await response.json());
    const address = new URL(url);
    const method = options.method ?? "GET";
    const request = method === "GET" ? Object.fromEntries(address.searchParams) : JSON.parse(options.body);
    sent.push({ method, hash: hashIn(request.extensions), query: request.query, status: response.status, answer });
    return new Response(JSON.stringify(answer), response);
  }
  return { fetch: recording, sent };
}

// The document in which links are met in most ways, and an answer to it that says two things of one of them.
export const oneLink = documents.find(({ name }) => name === "one-link");
export function contradict(answer) {
  if (answer.data) answer.data.today.paths[0].steps[0].links[0].sentence += ", or not";
  return answer;
}

function hashIn(extensions) {
  const parsed = typeof extensions === "string" ? JSON.parse(extensions) : extensions;
  return parsed?.persistedQuery?.sha256Hash;
}

// What a client of persisted queries sends that asks the same, which nobody has asked, twice: the hash, then both, then
// the hash again.
export function recovers(sent, byHash) {
  assert.deepEqual(
    sent.map(({ method, hash, query, status }) => ({ method, hash: Boolean(hash), query: Boolean(query), status })),
    [
      { method: byHash, hash: true, query: false, status: 200 },
      { method: sent[1].method, hash: true, query: true, status: 200 },
      { method: byHash, hash: true, query: false, status: 200 },
    ],
  );
  assert.equal(sent[0].answer.errors[0].message, "PersistedQueryNotFound");
  assert.deepEqual(sent[2].answer, sent[1].answer);
}

// Compares what a cache reads back with what was answered. It may not have everything where `partly` is true, since a
// later answer selected less of something that has no id; and never has anything else.
export function agrees(read, answered, { partly = false, at = "data" } = {}) {
  if (read === undefined && partly) return;
  if (read === null || typeof read !== "object") {
    assert.deepEqual(read, answered, at);
    return;
  }
  assert.equal(typeof answered, "object", at);
  assert.notEqual(answered, null, at);
  if (Array.isArray(read)) assert.equal(read.length, answered.length, `the length of ${at}`);
  for (const [key, value] of Object.entries(read)) agrees(value, answered[key], { partly, at: `${at}.${key}` });
}

// Fails on what a client says in the console: there it complains of what contradicts itself.
export function listen() {
  const said = [];
  for (const level of ["error", "warn"]) console[level] = (...words) => said.push(words.map(String).join(" "));
  return said;
}

// The organisations of a country, a few at a time, and what all clients find of them.
export const page = 2;
export function wholeList(edges, totalCount) {
  const ids = edges.map((edge) => edge.node.id);
  assert.ok(totalCount > 2 * page, `there are only ${totalCount} to page through`);
  assert.equal(ids.length, totalCount);
  assert.deepEqual([...new Set(ids)].sort(), ids, "each once, in order");
}
