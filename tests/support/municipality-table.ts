import { withFormerMunicipalities } from '../../domain/region/former-municipalities';
import type { Municipality } from '../../domain/region/municipality';

/** Rows of the CBS table of 2026 as the tests need them: code, name, province, region, work area. */
const ROWS = `
GM0828|Oss|Noord-Brabant|noordoost-brabant|c
GM0796|'s-Hertogenbosch|Noord-Brabant|noordoost-brabant|c
GM1948|Meierijstad|Noord-Brabant|noordoost-brabant|c
GM1991|Maashorst|Noord-Brabant|noordoost-brabant|c
GM1982|Land van Cuijk|Noord-Brabant|noordoost-brabant|c
GM0757|Boxtel|Noord-Brabant|noordoost-brabant|c
GM0865|Vught|Noord-Brabant|noordoost-brabant|c
GM1721|Bernheze|Noord-Brabant|noordoost-brabant|c
GM0845|Sint-Michielsgestel|Noord-Brabant|noordoost-brabant|c
GM0824|Oisterwijk|Noord-Brabant|midden-brabant|c
GM0855|Tilburg|Noord-Brabant|midden-brabant|c
GM0820|Nuenen, Gerwen en Nederwetten|Noord-Brabant|zuidoost-brabant|c
GM0893|Bergen (L.)|Limburg|noord-limburg|c
GM0373|Bergen (NH.)|Noord-Holland|noord-holland-noord|f
GM0748|Bergen op Zoom|Noord-Brabant|west-brabant|c
GM0164|Hengelo (O.)|Overijssel|twente|b
GM0518|'s-Gravenhage|Zuid-Holland|haaglanden|d
GM0484|Alphen aan den Rijn|Zuid-Holland|holland-rijnland|d
GM1900|Súdwest-Fryslân|Friesland|friesland|a
GM0344|Utrecht|Utrecht|midden-utrecht|e
GM0363|Amsterdam|Noord-Holland|groot-amsterdam|f
GM0014|Groningen|Groningen|groningen|a
GM1945|Berg en Dal|Gelderland|rijk-van-nijmegen|b
`;

export const MUNICIPALITY_ROWS: readonly Municipality[] = withFormerMunicipalities(
  ROWS.trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', province = '', regionCode = '', workArea = ''] = line.split('|');
      return { code, name, province, regionCode, workArea, validFrom: '1900-01-01', successorCodes: [] };
    }),
);
