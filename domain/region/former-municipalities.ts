import type { PlainDate } from '../shared/dates';
import type { Municipality } from './municipality';

/**
 * Municipalities that ended since 2014 and where they went: people keep giving the name they know.
 * Source: CBS, list of municipal reorganisations per year; codes are CBS codes. More than one successor means
 * that the municipality was split: then a name alone does not tell, and somebody is asked.
 */
type Former = readonly [code: string, name: string, successors: string];

const BY_DATE: Readonly<Record<PlainDate, readonly Former[]>> = {
  '2014-01-01': [
    ['GM0499', 'Boskoop', 'GM0484'],
    ['GM1672', 'Rijnwoude', 'GM0484'],
    ['GM0653', 'Gaasterlân-Sleat', 'GM1940'],
    ['GM0051', 'Skarsterlân', 'GM1940'],
    ['GM0082', 'Lemsterland', 'GM1940'],
    ['GM0055', 'Boarnsterhim', 'GM0074 GM0080 GM1900 GM1940'],
  ],
  '2015-01-01': [
    ['GM0568', 'Bernisse', 'GM1930'],
    ['GM0612', 'Spijkenisse', 'GM1930'],
    ['GM1671', 'Maasdonk', 'GM0796 GM0828'],
    ['GM0241', 'Groesbeek', 'GM1945'],
    ['GM0265', 'Millingen aan de Rijn', 'GM1945'],
    ['GM0282', 'Ubbergen', 'GM1945'],
    ['GM0491', 'Bergambacht', 'GM1931'],
    ['GM0643', 'Nederlek', 'GM1931'],
    ['GM0644', 'Ouderkerk', 'GM1931'],
    ['GM0608', 'Schoonhoven', 'GM1931'],
    ['GM0623', 'Vlist', 'GM1931'],
    ['GM0365', 'Graft-De Rijp', 'GM0361'],
    ['GM0458', 'Schermer', 'GM0361'],
  ],
  '2016-01-01': [
    ['GM0381', 'Bussum', 'GM1942'],
    ['GM0424', 'Muiden', 'GM1942'],
    ['GM0425', 'Naarden', 'GM1942'],
    ['GM0478', 'Zeevang', 'GM0385'],
  ],
  '2017-01-01': [
    ['GM0844', 'Schijndel', 'GM1948'],
    ['GM0846', 'Sint-Oedenrode', 'GM1948'],
    ['GM0860', 'Veghel', 'GM1948'],
  ],
  '2018-01-01': [
    ['GM0063', 'het Bildt', 'GM1949'],
    ['GM0070', 'Franekeradeel', 'GM1949'],
    ['GM1908', 'Menameradiel', 'GM1949'],
    ['GM0081', 'Leeuwarderadeel', 'GM0080'],
    ['GM0140', 'Littenseradiel', 'GM0080 GM1900 GM1949'],
    ['GM0018', 'Hoogezand-Sappemeer', 'GM1952'],
    ['GM1987', 'Menterwolde', 'GM1952'],
    ['GM0040', 'Slochteren', 'GM1952'],
    ['GM0007', 'Bellingwedde', 'GM1950'],
    ['GM0048', 'Vlagtwedde', 'GM1950'],
    ['GM0196', 'Rijnwaarden', 'GM0299'],
  ],
  '2019-01-01': [
    ['GM0005', 'Bedum', 'GM1966'],
    ['GM1663', 'De Marne', 'GM1966'],
    ['GM1651', 'Eemsmond', 'GM1966'],
    ['GM0053', 'Winsum', 'GM1966 GM1969'],
    ['GM0015', 'Grootegast', 'GM1969'],
    ['GM0022', 'Leek', 'GM1969'],
    ['GM0025', 'Marum', 'GM1969'],
    ['GM0056', 'Zuidhorn', 'GM1969'],
    ['GM0017', 'Haren', 'GM0014'],
    ['GM0009', 'Ten Boer', 'GM0014'],
    ['GM0058', 'Dongeradeel', 'GM1970'],
    ['GM1722', 'Ferwerderadiel', 'GM1970'],
    ['GM0079', 'Kollumerland en Nieuwkruisland', 'GM1970'],
    ['GM0738', 'Aalburg', 'GM1959'],
    ['GM0870', 'Werkendam', 'GM1959'],
    ['GM0874', 'Woudrichem', 'GM1959'],
    ['GM0585', 'Binnenmaas', 'GM1963'],
    ['GM0611', 'Cromstrijen', 'GM1963'],
    ['GM0588', 'Korendijk', 'GM1963'],
    ['GM0584', 'Oud-Beijerland', 'GM1963'],
    ['GM0617', 'Strijen', 'GM1963'],
    ['GM0689', 'Giessenlanden', 'GM1978'],
    ['GM1927', 'Molenwaard', 'GM1978'],
    ['GM0545', 'Leerdam', 'GM1961'],
    ['GM0620', 'Vianen', 'GM1961'],
    ['GM0707', 'Zederik', 'GM1961'],
    ['GM0236', 'Geldermalsen', 'GM1960'],
    ['GM0733', 'Lingewaal', 'GM1960'],
    ['GM0304', 'Neerijnen', 'GM1960'],
    ['GM0951', 'Nuth', 'GM1954'],
    ['GM0881', 'Onderbanken', 'GM1954'],
    ['GM0962', 'Schinnen', 'GM1954'],
    ['GM0393', 'Haarlemmerliede en Spaarnwoude', 'GM0394'],
    ['GM0576', 'Noordwijkerhout', 'GM0575'],
  ],
  '2021-01-01': [
    ['GM0003', 'Appingedam', 'GM1979'],
    ['GM0010', 'Delfzijl', 'GM1979'],
    ['GM0024', 'Loppersum', 'GM1979'],
    ['GM0788', 'Haaren', 'GM0757 GM0824 GM0855 GM0865'],
  ],
  '2022-01-01': [
    ['GM0370', 'Beemster', 'GM0439'],
    ['GM0398', 'Heerhugowaard', 'GM1980'],
    ['GM0416', 'Langedijk', 'GM1980'],
    ['GM1685', 'Landerd', 'GM1991'],
    ['GM0856', 'Uden', 'GM1991'],
    ['GM0756', 'Boxmeer', 'GM1982'],
    ['GM1684', 'Cuijk', 'GM1982'],
    ['GM0786', 'Grave', 'GM1982'],
    ['GM0815', 'Mill en Sint Hubert', 'GM1982'],
    ['GM1702', 'Sint Anthonis', 'GM1982'],
  ],
  '2022-03-24': [['GM0457', 'Weesp', 'GM0363']],
  '2023-01-01': [
    ['GM0501', 'Brielle', 'GM1992'],
    ['GM0530', 'Hellevoetsluis', 'GM1992'],
    ['GM0614', 'Westvoorne', 'GM1992'],
  ],
};

/** Regions of split municipalities whose first successor lies in another region (decree of 2015, Bijlage 3). */
const OWN_REGION: Readonly<Record<string, string>> = { GM0788: 'noordoost-brabant' };

/**
 * Adds the former municipalities to a table of today's. A former one takes province, work area and region from
 * its first successor, which fits for all of them but the few in `OWN_REGION`; one whose successors are not all
 * in the table is left out.
 */
export function withFormerMunicipalities(today: readonly Municipality[]): Municipality[] {
  const byCode = new Map(today.map((one) => [one.code, one]));
  const former = Object.entries(BY_DATE).flatMap(([validTo, ended]) =>
    ended.flatMap(([code, name, successors]) => {
      const successorCodes = successors.split(' ');
      const first = byCode.get(successorCodes[0] ?? '');
      if (first === undefined || byCode.has(code) || !successorCodes.every((one) => byCode.has(one)))
        return [];
      const regionCode = OWN_REGION[code] ?? first.regionCode;
      return [{ ...first, code, name, regionCode, validFrom: '1900-01-01', validTo, successorCodes }];
    }),
  );
  return [...today, ...former];
}
