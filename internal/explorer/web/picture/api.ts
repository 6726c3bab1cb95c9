// What a picture asks of the API, as anyone would.

/** The kinds, as the API names them, in the order in which they are shown. */
export const kinds = ['PERSON', 'ORGANIZATION', 'AGREEMENT', 'EVENT', 'PROGRAMME', 'PLACE', 'FRAMEWORK'] as const;
export type Kind = (typeof kinds)[number];

export interface Named {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
}

/** Neighbours of a kind: how many there are, and the first of them. */
export interface Neighbors {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: Named }[];
  readonly pageInfo?: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** An entity with the first few of each kind around it. */
export interface Surrounded extends Named {
  readonly people: Neighbors;
  readonly organizations: Neighbors;
  readonly agreements: Neighbors;
  readonly events: Neighbors;
  readonly programmes: Neighbors;
  readonly places: Neighbors;
  readonly frameworks: Neighbors;
}

export const around = (s: Surrounded): Record<Kind, Neighbors> => ({
  PERSON: s.people,
  ORGANIZATION: s.organizations,
  AGREEMENT: s.agreements,
  EVENT: s.events,
  PROGRAMME: s.programmes,
  PLACE: s.places,
  FRAMEWORK: s.frameworks,
});

/** A link as it holds on the day that was asked for. */
export interface Judged {
  readonly holding: string;
  readonly sentence: string;
  readonly link: { readonly id: string; readonly status: string | null; readonly from: Named; readonly to: Named; readonly valid: { readonly from: string | null } | null };
}

/** What the page says of its question: the queries, by name, and the variables that all have. */
export interface Question {
  readonly from: readonly string[];
  readonly hide: readonly string[];
  readonly documents: { readonly picture: string; readonly among: string; readonly around: string };
  /** The language of names; '' for the preferred ones. */
  readonly names: string;
  readonly variables: { readonly asOf: string; readonly knownBy?: string; readonly certainty?: string };
}

/** A fault that the API tells of. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

interface Name {
  readonly text: string;
  readonly lang: string | null;
  readonly sort: string | null;
  readonly valid: { readonly to: string | null } | null;
}

/** Calls an entity of an answer by its name in a language, where one is in use, as the pages do. */
function called(value: unknown, language: string): unknown {
  const { name, names } = (value ?? {}) as { name?: string; names?: Name[] };
  if (!language || name === undefined || !Array.isArray(names)) return value;
  const usable = names.filter((n) => !['ACRONYM', 'FORMER', 'MISSPELLING'].includes(n.sort ?? '') && !n.valid?.to);
  const tag = language.toLowerCase();
  const found = usable.find((n) => n.lang?.toLowerCase() === tag) ?? usable.find((n) => n.lang?.toLowerCase().startsWith(`${tag}-`));
  return found ? { ...(value as object), name: found.text } : value;
}

// How many are asked for at once: neighbours a page, entities among which there are links, entities with what is around them.
const page = 100;
const block = 500;
const few = 20;

export class Api {
  constructor(
    private readonly address: string,
    private readonly question: Question,
  ) {}

  private async ask<T>(query: string, variables: object): Promise<T> {
    const response = await fetch(this.address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables: { ...this.question.variables, ...variables } }),
    });
    const { data, errors } = JSON.parse(await response.text(), (_, value) => called(value, this.question.names));
    if (errors?.length) throw new Refused(errors[0].message, errors[0].extensions?.code ?? '');
    return data;
  }

  /** Asks what is around entities: of each kind how many, and the first few. */
  async around(ids: readonly string[], first: number): Promise<Surrounded[]> {
    const all: Surrounded[] = [];
    for (let i = 0; i < ids.length; i += few) {
      const { middle } = await this.ask<{ middle: (Surrounded | null)[] }>(this.question.documents.picture, { ids: ids.slice(i, i + few), first });
      all.push(...middle.filter((m): m is Surrounded => Boolean(m?.id)));
    }
    return all;
  }

  /** Asks for the neighbours of a kind, as many as are wanted. */
  async members(id: string, kind: Kind, most: number): Promise<Named[]> {
    const all: Named[] = [];
    for (let after: string | null = null; all.length < most; ) {
      const { node }: { node: { neighbors: Neighbors } } = await this.ask(this.question.documents.around, { id, kinds: [kind], first: Math.min(page, most - all.length), after });
      all.push(...node.neighbors.edges.map((edge) => edge.node));
      if (!node.neighbors.pageInfo?.hasNextPage) break;
      after = node.neighbors.pageInfo.endCursor;
    }
    return all;
  }

  /** Asks for the links among entities that hold on a day: those that have an end among the new ones. */
  async among(added: readonly string[], others: readonly string[], asOf: string): Promise<Judged[]> {
    const all: Judged[] = [];
    const ask = async (ids: readonly string[], and?: readonly string[]) =>
      all.push(...(await this.ask<{ linksAmong: Judged[] }>(this.question.documents.among, { ids, and, asOf })).linksAmong);
    for (let i = 0; i < added.length; i += block) {
      const ids = added.slice(i, i + block);
      await ask(ids);
      const rest = [...added.slice(i + block), ...others];
      for (let j = 0; j < rest.length; j += block) await ask(ids, rest.slice(j, j + block));
    }
    return all;
  }
}
