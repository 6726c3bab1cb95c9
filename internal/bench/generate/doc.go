// Package generate makes up networks of any size, for measuring, in two shapes.
// Both have international bodies, ministries, universities, people with dated
// posts, agreements with parties and signatories, events with participants, and
// the sources that say so. The same shape, number of links and seed make the same
// records, to the byte.
//
// # Hubs
//
// The skew of real networks: few organisations with very many links, many with
// few. Of a network of L links there are L/10 organisations, 7 % of L people, 8 %
// agreements, L/80 events, L/250 programmes and L/50 sources; and exactly L
// links.
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
//   - One link in thirty is parallel to another: a second post of somebody in the
//     same house, a partnership that is also a membership.
//
// # Spread
//
// What the searches were not tuned for: more entities a link, large organisations
// that are smaller, fewer and larger regions, and partners drawn from the whole
// network, none near or likelier than another. Of a network of L links there are
// L/11 organisations, 2 L/11 people, 3 L/22 agreements, L/22 events and L/50
// sources; and exactly L links. At 1,100,000 links these are 100,000, 200,000,
// 150,000, 50,000 and 22,000.
//
//   - Ten organisations are large: that of rank r is party to 21 L/1100 r
//     agreements, the first to 21,000 of 1,100,000 links. All others are drawn
//     alike, and have nine links at the median and about 25 at most.
//   - Eight regions have an eighth of the organisations each, two in five of
//     them universities.
//   - Everybody has a post, every fifth two; agreements have two parties or three
//     beside the large ones, events an organiser and two to four delegates.
//   - What is left are links between organisations: partners, members, funders.
//
// # In both
//
//   - Sources are ranked: registers support tens of thousands of links, most
//     documents some dozens.
//   - More was agreed in recent years than long ago. One link in eight has no date,
//     one in six is of another status than IN_FORCE, one in five is not quite sure,
//     two in five rest on two sources.
//   - Two islands of organisations are joined to nobody else, not even by a place.
//
// # How it is made
//
// Every record is a function of the shape, the number of links, the seed, its kind
// and its number alone, so that a network of any size is made without being held,
// and any part can be named without making the rest.
package generate
