import { searchableOf } from '../../../domain/course/searchable';

const running = {
  kind: 'playbook',
  notice: 'VW-2026-000123',
  region: 'noordoost-brabant',
  stage: 'running',
  overlays: [] as string[],
} as const;

it('shows an operator notice, region, stage and kind', () => {
  const shown = searchableOf({ ...running, overlays: ['notice_uncertain'] });
  expect(Object.fromEntries(shown.map(({ key, value }) => [key.name, value]))).toEqual({
    OverstapKind: 'playbook',
    OverstapNotice: 'VW-2026-000123',
    OverstapRegion: 'noordoost-brabant',
    OverstapStage: 'running',
  });
});

it('shows nothing by which a sealed notice can be found', () => {
  expect(searchableOf({ ...running, overlays: ['embargoed'] })).toEqual([
    { key: { name: 'OverstapKind', type: 'KEYWORD' }, value: 'playbook' },
  ]);
});
