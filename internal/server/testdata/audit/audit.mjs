// Runs the audits of npm's graphql-http against the server at the address given, and prints each result as a line of
// JSON. The packages lie in the working folder, not beside this file.
import { createRequire } from 'node:module';

const { auditServer } = createRequire(`${process.cwd()}/`)('graphql-http');

for (const { id, name, status, reason } of await auditServer({ url: process.argv[2] })) {
  console.log(JSON.stringify({ id, name, status, reason }));
}
