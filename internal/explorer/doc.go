// Package explorer serves the web pages: for people, and GraphiQL for those who ask by GraphQL.
//
// A page is rendered on the server from an answer of the GraphQL schema, asked in this process by a question of package
// ask. Its address is its state: what a form sends, what "more" leads to, what can be kept. Nothing needs JavaScript; what
// the scripts in web add is bundled with their npm packages by `make web` (build.mjs) into dist, and embedded from there.
// What is built is not committed: a program that was built without it serves pages without style, and GraphiQL says so.
//
// A changed form is sent as any form is, without htmx: browsers show the page before until the next one is drawn, which
// TestChangingAFilterDoesNotFlash sees frame by frame. A script that puts the new page into the old one would have to wait for
// all of it, and could show neither the question nor that the search is under way while an answer is late.
//
// A file is a page: what its address may say, what is asked, what is shown; the templates beside it are those of templ.
// What pages share – an entity, a quote, a list – is in package part.
package explorer
