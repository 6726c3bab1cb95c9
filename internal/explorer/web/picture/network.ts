// Who and what is in a picture: worked out of the question, what was done to the picture, and what the API has answered.
import { around, kinds } from './api';
import type { Api, Judged, Kind, Named, Question, Surrounded } from './api';
import type { State } from './state';

// So many of a kind around an entity are shown one by one, so many of a group that is opened, and so many marks in all.
const mostApart = 12;
const mostOpened = 200;
export const mostMarks = 2000;

/** A mark of the picture: an entity, or those of a kind around one that are not shown one by one. */
export interface Mark extends Named {
  readonly middle: boolean;
  /** Around whom a group is, and how many are in it. */
  readonly of?: Named;
  readonly count?: number;
  /** The mark beside which it appeared. */
  readonly near?: string;
}

/** How a link stands on the day, as its line is drawn: `off` where it does not hold. */
export type Standing = 'certain' | 'presumed' | 'planned' | 'ended' | 'off';

/** A line of the picture: a link, or what ties a group to its entity. */
export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly sentence?: string;
}

/** What is in the picture. */
export interface Shown {
  readonly marks: readonly Mark[];
  readonly lines: readonly Line[];
  /** What was left out for want of room, in words; '' where nothing was. */
  readonly short: string;
}

const planned = new Set(['PROPOSED', 'UNDER_DISCUSSION', 'DRAFTED', 'AGREED']);

function standing({ link, holding }: Judged): Standing {
  if (link.status && planned.has(link.status)) return 'planned';
  return holding === 'CERTAINLY' ? 'certain' : holding === 'PRESUMABLY' ? 'presumed' : 'ended';
}

/** Names a group; no id of an entity has a blank. */
export const groupID = (of: string, kind: Kind): string => `${of} ${kind}`;

const plurals: Record<Kind, string> = {
  PERSON: 'people',
  ORGANIZATION: 'organisations',
  AGREEMENT: 'agreements',
  EVENT: 'events',
  PROGRAMME: 'programmes',
  PLACE: 'places',
  FRAMEWORK: 'frameworks',
};

export const number = (n: number): string => n.toLocaleString('en');

/** The links of a day among those that were asked for. */
interface Day {
  readonly asked: Set<string>;
  readonly links: Map<string, Judged>;
}

export class Network {
  private readonly surrounded = new Map<string, Surrounded>();
  private readonly members = new Map<string, Named[]>();
  private readonly days = new Map<string, Day>();

  constructor(
    private readonly api: Api,
    private readonly question: Question,
  ) {}

  /** Works out what a picture shows on a day, and asks for what it does not know yet. */
  async show(state: State, day: string): Promise<Shown> {
    const expanded = [...this.question.from, ...state.open.filter((id) => !id.includes(' '))];
    const unknown = expanded.filter((id) => !this.surrounded.has(id));
    for (const s of await this.api.around(unknown, mostApart)) this.surrounded.set(s.id, s);
    const { marks, ties, short } = await this.marks(expanded, state);
    const ids = marks.filter((mark) => !mark.of).map((mark) => mark.id);
    const base = await this.links(ids, this.question.variables.asOf);
    const now = day === this.question.variables.asOf ? base : await this.links(ids, day);
    const met = new Set(ids);
    const lines: Line[] = [...ties];
    for (const [id, judged] of new Map([...base, ...now])) {
      const { from, to } = judged.link;
      if (!met.has(from.id) || !met.has(to.id)) continue;
      const then = now.get(id);
      lines.push({ id, from: from.id, to: to.id, standing: then ? standing(then) : 'off', sentence: (then ?? judged).sentence });
    }
    return { marks, lines, short };
  }

  /** The marks, those in the middle first, and what ties groups to their entities. */
  private async marks(expanded: readonly string[], state: State): Promise<{ marks: Mark[]; ties: Line[]; short: string }> {
    const left = new Set([...this.question.hide, ...state.hide]);
    const middles = new Set(this.question.from);
    const marks = new Map<string, Mark>();
    const ties: Line[] = [];
    let missing = 0;
    const add = (mark: Mark): void => {
      if (left.has(mark.id) || marks.has(mark.id)) return;
      if (marks.size >= mostMarks) missing++;
      else marks.set(mark.id, mark);
    };
    for (const id of expanded) {
      const s = this.surrounded.get(id);
      if (s) add({ id, kind: s.kind, name: s.name, middle: middles.has(id) });
    }
    for (const id of expanded) {
      const s = this.surrounded.get(id);
      if (!s || (!marks.has(id) && !middles.has(id))) continue; // those around the middle stay without it
      for (const kind of kinds) {
        const { totalCount, edges } = around(s)[kind];
        const group = groupID(id, kind);
        let apart = totalCount <= mostApart ? edges.map((edge) => edge.node) : [];
        if (totalCount > mostApart && state.open.includes(group)) {
          apart = this.members.get(group) ?? (await this.api.members(id, kind, mostOpened));
          this.members.set(group, apart);
        }
        for (const one of apart) add({ ...one, middle: middles.has(one.id), near: id });
        const rest = totalCount - apart.length;
        if (rest > 0) {
          const name = `${apart.length > 0 ? `${number(rest)} more` : number(rest)} ${plurals[kind]}`;
          add({ id: group, kind, name, middle: false, of: s, count: rest, near: id });
          if (marks.has(group) && marks.has(id)) ties.push({ id: group, from: id, to: group, standing: 'presumed' });
        }
      }
    }
    const short = missing > 0 ? `There is room for ${number(mostMarks)}: ${number(missing)} are not shown. Leave some out.` : '';
    return { marks: [...marks.values()], ties, short };
  }

  /** The links among entities on a day, by id. */
  private async links(ids: readonly string[], day: string): Promise<ReadonlyMap<string, Judged>> {
    const known = this.days.get(day) ?? { asked: new Set<string>(), links: new Map<string, Judged>() };
    this.days.set(day, known);
    const added = ids.filter((id) => !known.asked.has(id));
    if (added.length > 0) {
      const others = [...known.asked];
      for (const judged of await this.api.among(added, others, day)) known.links.set(judged.link.id, judged);
      for (const id of added) known.asked.add(id);
    }
    return known.links;
  }

  /** Around whom the picture is, and how many are in it, as the page's headline says it. */
  headline(marks: readonly Mark[]): string {
    const names = this.question.from.map((id) => this.surrounded.get(id)?.name ?? id);
    const few = names.length > 3 ? [...names.slice(0, 3), `${number(names.length - 3)} ${names.length === 4 ? 'other' : 'others'}`] : names;
    const who = few.length < 2 ? few.join('') : `${few.slice(0, -1).join(', ')} and ${few[few.length - 1]}`;
    const count = marks.reduce((n, mark) => n + (mark.middle ? 0 : (mark.count ?? 1)), 0);
    if (count === 0) return `Nobody is around ${who}`;
    if (!marks.some((mark) => mark.middle)) return `${number(count)} around ${who}, left out`;
    return names.length > 1 ? `${who}, and ${number(count)} around them` : `${who} and ${number(count)} around it`;
  }

  /** Those whose neighbours a state shows, so that it can be told whose it doesn't. */
  isExpanded(state: State, id: string): boolean {
    return this.question.from.includes(id) || state.open.includes(id);
  }

  /** The day of the first link that is known, the year as a number; undefined where none is dated. */
  earliest(): number | undefined {
    let earliest: number | undefined;
    for (const { links } of this.days.values()) {
      for (const { link } of links.values()) {
        const year = Number(link.valid?.from?.slice(0, 4));
        if (year > 0 && (earliest === undefined || year < earliest)) earliest = year;
      }
    }
    return earliest;
  }
}
