// Package pathtest judges path engines: it is the conformance suite that each of
// them runs (Run), and the only authority on what they answer.
//
// It has two halves. The scripts in testdata show each sentence of the written
// meaning (the sections on paths, reach and dates) by a case, with the sentence as
// a comment above it. And a brute force (package brute) answers thousands of
// random questions about small random networks, and an engine has to answer the
// same, in the same order. Where they disagree, the case is shrunk and printed as
// a script, ready to be saved.
//
// An engine that may do little work has to return the beginning of the same answers,
// and say that it was stopped (Bounded).
//
// Where the brute force can't follow, two engines judge one another (Agree), and
// where a network changes, one that followed it can be compared with one that was
// built afresh (Changes, Compare).
//
// # Scripts
//
// A script is a text file of lines. What begins a line is a network or a question;
// indented below it stands what belongs to it. Empty lines and lines that begin
// with # say nothing.
//
//	# The meeting links its participants on every day since, and on none before.
//	network
//	  source:nca published 2023-07-26
//	  event:meeting "A meeting" type MEETING valid 2023-07-24..2023-07-24
//	  person:p ATTENDED event:meeting as "speaker" evidence source:nca
//	  person:q LED event:meeting
//
//	paths person:p -> person:q asOf 2023-07-24
//	  FOUND shortest 2
//	  person:p -- event:meeting -- person:q
//
//	holds person:p ATTENDED event:meeting
//	  2023-07-23  NOT
//	  2023-07-24  CERTAINLY
//
// A network takes the place of the one before. Its lines are, with what is in
// brackets left out at will:
//
//	SOURCE [published DATE] [retrieved DATE]
//	ENTITY ["NAME"] [type TYPE] [valid PERIOD] [status STATUS [DATE], …]
//	[LINK] ENTITY TYPE ENTITY [as "ROLE"] [for ENTITY] [valid PERIOD] [status STATUS]
//	    [confidence NUMBER] [evidence SOURCE [observed DATE or DATE/DATE], …]
//
// all on one line each. SOURCE, ENTITY and LINK are ids, a PERIOD is FROM..TO,
// FROM.. or ..TO. Entities and sources about which there is nothing to say need
// no line, a link without an id gets the one that the interchange format derives,
// and one without evidence rests on source:any, which has no date. Whatever the
// interchange format refuses is refused here.
//
// The questions are:
//
//	paths ENTITY, … -> ENTITY, … [FILTER …] [rank RANK] [first NUMBER] [pages NUMBER] [relaxed]
//	reach ENTITY, … [by GROUPING] [unit UNIT] [withEmpty] [FILTER …]
//
// where a FILTER is a field of PathFilter and its value, such as `maxHops 3` or
// `linkTypes FUNDS, OFFERS`, with `none` for an empty list; `overlapping` and
// `inTimeOrder` have no value. `first` is 5, the rank FEWEST_HOPS, the grouping
// REGION and the unit HOPS unless the question says otherwise. `pages` asks for so many
// pages of `first` paths, one after the other, which are written as one list. `relaxed`
// asks what would change that there is no path. And, each asked as often as there are
// lines below it, which end in the answer:
//
//	holds LINK or ENTITY TYPE ENTITY
//	  DAY [knownBy DAY]  CERTAINLY, PRESUMABLY or NOT
//	status ENTITY
//	  DAY  STATUS or none
//	date
//	  DATE or PERIOD  DAY..DAY or refused
//	observed
//	  DATE or DATE/DATE  DAY..DAY or refused
//	day
//	  DAY  DAY..DAY or refused
//
// # Answers
//
// The answer to paths is the outcome – with `shortest` and its hops, or with `by`
// and the filters that block –, then the relaxations, then the paths in order, then
// `more` where there are more. A relaxation is `relax maxHops hops 7`, or with a day
// `relax asOf hops 2 day 2024-03-01`. A path is its entities, and between them the links of each step, which
// can be given in full, by their types, or not at all:
//
//	org:a -[FUNDS link:1, FUNDS link:2]- org:b -[OFFERS link:3]- programme:c
//	org:a -[FUNDS, FUNDS]- org:b -[OFFERS]- programme:c
//	org:a -- org:b -- programme:c
//
// Behind a path stands its cost under the rank STRONGEST, and its period where the
// question asks for `overlapping`, as FROM..TO with an open side left out. The
// cheapest link of each step can be followed by the parts of what it costs: those
// of type, status, sources, confidence and recency.
//
//	org:a -[FUNDS 20+0+10+5+0, FUNDS]- org:b cost 35
//	org:a -- org:b -- programme:c cost 65 during 2020-01-01..2021-12-31
//
// The answer to reach is the total, then the groups in order, each followed by the
// paths to those of the group, nearest first; then how many are in no group, and
// the paths to them. How many are certainly reached is said where that can be asked:
//
//	total 3 certain 2 byHop 1:2 2:1
//	group place:central-asia reached 2 certain 2 known 4 byHop 1:1 2:1
//	  org:a -- org:b
//	  org:a -- org:c -- org:d
//	withoutPlace 1
//	  org:a -- org:c
//
// A question that has to be refused is answered by `error BAD_USER_INPUT
// ARGUMENT`, `error NOT_FOUND ID` or `error LIMIT_EXCEEDED limit N asked N`.
//
// An answer is right when it is this and nothing else. Each question is asked
// twice, and has to have the same answer.
package pathtest
