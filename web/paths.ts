/** The names of the `:parameters` of a pattern, as a union of literals. */
type ParamsOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Arguments<P extends string> = [ParamsOf<P>] extends [never] ? [] : [Record<ParamsOf<P>, string>];

/** One address of the application: the pattern Fastify matches, and a builder for links. */
export type Path<P extends string> = { readonly pattern: P; to(...params: Arguments<P>): string };

/** Makes a typed address; a link with a forgotten parameter does not compile. */
function path<P extends string>(pattern: P): Path<P> {
  return {
    pattern,
    to(...params) {
      const values: Record<string, string> = params[0] ?? {};
      return pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    },
  };
}

/** Every address of the pages. No address holds a name or anything else about a person, only ids. */
export const paths = {
  start: path('/'),
  signIn: path('/aanmelden'),
  signInStart: path('/aanmelden/start'),
  signInReturn: path('/aanmelden/terug'),
  codeAsk: path('/aanmelden/werknemer'),
  codeEnter: path('/aanmelden/werknemer/code'),
  own: path('/mijn-traject'),
  signOut: path('/afmelden'),
  sessions: path('/sessies/beeindigen'),
  tasks: path('/taken'),
  task: path('/taken/:id'),
  taskClaim: path('/taken/:id/oppakken'),
  taskRelease: path('/taken/:id/teruggeven'),
  notices: path('/meldingen'),
  noticeNew: path('/meldingen/nieuw'),
  noticeFile: path('/meldingen/bestand'),
  draft: path('/meldingen/concepten/:id'),
  draftSend: path('/meldingen/concepten/:id/versturen'),
  draftDiscard: path('/meldingen/concepten/:id/weggooien'),
  draftRow: path('/meldingen/concepten/:id/rijen/:row'),
  draftRest: path('/meldingen/concepten/:id/rest-versturen'),
  notice: path('/meldingen/:id'),
  noticeChange: path('/meldingen/:id/wijzigen'),
  noticeAdd: path('/meldingen/:id/werknemer-erbij'),
  noticeRemove: path('/meldingen/:id/werknemers/:person/eruit'),
  noticeConfirm: path('/meldingen/:id/bevestigen'),
  noticeWithdraw: path('/meldingen/:id/intrekken'),
  template: path('/meldingen/sjabloon.csv'),
  trajectory: path('/trajecten/:id'),
  trajectoryAct: path('/trajecten/:id/:act'),
  taskCorrect: path('/taken/:id/herstellen'),
  run: path('/draaiboeken/lopend/:id'),
  runs: path('/draaiboeken/lopend'),
  accessibility: path('/toegankelijkheid'),
  securityText: path('/.well-known/security.txt'),
  live: path('/gezondheid/live'),
  ready: path('/gezondheid/gereed'),
  asset: path('/static/:name'),
} as const;

/** The base of the JSON API; only the major version is in the address (NLGov ADR /core/uri-version). */
export const apiBase = '/api/v1';

/** Every address of the API, below {@link apiBase}. */
export const apiPaths = {
  openapi: path('/api/v1/openapi.json'),
  asyncapi: path('/api/v1/asyncapi.json'),
  notices: path('/api/v1/meldingen'),
  notice: path('/api/v1/meldingen/:id'),
  noticePeople: path('/api/v1/meldingen/:id/werknemers'),
  noticeWithdrawals: path('/api/v1/meldingen/:id/intrekkingen'),
  files: path('/api/v1/bestanden'),
  fileSendings: path('/api/v1/bestanden/:id/verzendingen'),
  tasks: path('/api/v1/taken'),
  task: path('/api/v1/taken/:id'),
  taskCompletions: path('/api/v1/taken/:id/afrondingen'),
} as const;

/** True when an address belongs to the JSON API, so that faults are answered as problem+json. */
export function isApiUrl(url: string): boolean {
  return url === '/api' || url.startsWith('/api/');
}
