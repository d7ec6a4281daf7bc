/** Somebody invented, who can be chosen with one click at the local sign-in. */
export type DemonstrationPerson = {
  /** The subject in the tokens; `account.subject` holds the same, and everything else is looked up by it. */
  sub: string;
  name: string;
  /** What the choice page says below the name; it grants nothing. */
  description: string;
};

/** A program that may ask for tokens at the local sign-in; what it may do stands in the table `api_client`. */
export type DemonstrationClient = { clientId: string; clientSecret: string; name: string };

/** The people of the demonstration region. The seed makes their accounts and roles, by `sub`. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  { sub: 'demo-coordinator', name: 'Carla de Wit', description: 'Regionaal coördinator Noordoost-Brabant' },
  { sub: 'demo-accountmanager', name: 'Ahmed Bouali', description: 'Accountmanager UWV' },
  { sub: 'demo-casemanager-uwv', name: 'Sanne Vermeer', description: 'Casemanager UWV' },
  {
    sub: 'demo-casemanager-gemeente',
    name: 'Joost van den Berg',
    description: 'Casemanager gemeente Meierijstad',
  },
  { sub: 'demo-werkgever', name: 'Petra Klaassen', description: 'Personeelszaken van een latende werkgever' },
  { sub: 'demo-werkgever-collega', name: 'Tom Hendriks', description: 'Haar collega, die kan waarnemen' },
  { sub: 'demo-beheerder', name: 'Bea Smit', description: 'Beheerder van Overstap' },
];

/** The programs of the demonstration. The secrets are public on purpose: production start-up refuses them. */
export const demonstrationClients: readonly DemonstrationClient[] = [
  {
    clientId: 'demo-werkgever-systeem',
    clientSecret: 'alleen-voor-de-demonstratie-werkgever',
    name: 'Personeelssysteem van de werkgever',
  },
  {
    clientId: 'demo-dienstverlener-systeem',
    clientSecret: 'alleen-voor-de-demonstratie-dienstverlener',
    name: 'Systeem van een dienstverlener',
  },
];

/** The web application itself, as a client of the local sign-in. */
export const webClient = {
  clientId: 'overstap-web',
  clientSecret: 'alleen-voor-de-demonstratie-web-1234567890',
} as const;

/** What a token for the API is meant for (`aud`). */
export const apiAudience = 'urn:overstap:api';

/** How sure this provider is of somebody: it asks nothing, but says what a real one would say. */
export const demonstrationLevel = 'http://eidas.europa.eu/LoA/substantial';
