// Package generate makes up networks of any size that have the skew of real
// ones, for measuring: international bodies, ministries, universities and what
// they are made of, people with dated posts, agreements with parties and
// signatories, events with participants, programmes, and the sources that say
// so. The same number of links and the same seed give the same records, to the
// byte.
//
// # How much of what
//
// Of a network of L links there are L/10 organisations, 7 % of L people, 8 %
// agreements, L/80 events, L/250 programmes and L/50 sources; and exactly L
// links.
//
// # What is skewed, and how
//
//   - One organisation, the hub, has L/20 links: agreements, members, events.
//   - The others are ranked, those with the smallest number first: that of rank r
//     is drawn with a weight of about r^(-3/5), which gives the first few up to a
//     hundredth of all links each, and most only a handful. First come UN bodies,
//     then ministries and funders, then universities, and departments last.
//   - Regions and countries have organisations by the same rule, and every other
//     partner is sought in the same region.
//   - Agreements mostly have two parties, one in eight has more, up to forty.
//     Events have up to fifty participants, most have a few.
//   - Sources are ranked too: registers support tens of thousands of links, most
//     documents some dozens.
//   - More was agreed in recent years than long ago. One link in eight has no date,
//     one in six is of another status than IN_FORCE, one in five is not quite sure,
//     two in five rest on two sources.
//   - One link in thirty is parallel to another: a second post of somebody in the
//     same house, a partnership that is also a membership.
//   - Two islands of organisations are joined to nobody else, not even by a place.
//
// # How it is made
//
// Every record is a function of the seed, its kind and its number alone, so that
// a network of any size is made without being held, and any part can be named
// without making the rest.
package generate
