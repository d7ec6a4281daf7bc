import type { ReachContract } from '../../domain/contact/reach-contract';
import { toEmployee } from '../../domain/notice/contract-mapping';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { isPerson, mayChangeEmployment } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

/**
 * Adds or changes how a person is reached. With an address the employee gets his own task and a mail; without
 * one the team asks by phone or letter.
 * @param input.reach checked by `reachContract`; a part that is absent stays as it is
 * @returns the receipt, or `case_unknown`
 */
export function setReachable(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly reach: ReachContract },
): Promise<Result<TrajectoryReceipt, Refusal>> {
  const may: typeof mayChangeEmployment = (who, row) => mayChangeEmployment(who, row) || isPerson(who, row);
  return actOnTrajectory(context, viewer, input.trajectoryId, may, async ({ tx, row, decide }) => {
    // Translated as part of an employee, so that a postcode is written in one way only.
    const reach = toEmployee({ personeelsnummer: '0', woongemeente: '', functie: '', ...input.reach });
    const { rows } = await tx.query<{ email: string | null }>(
      `UPDATE person SET email = coalesce($2, email), phone = coalesce($3, phone),
         address = coalesce($4::jsonb, address)
       WHERE id = $1 RETURNING email`,
      [
        row.personId,
        reach.email ?? null,
        reach.phone ?? null,
        reach.address === undefined ? null : JSON.stringify(reach.address),
      ],
    );
    const reachable = (rows[0]?.email ?? null) !== null;
    if (reachable !== row.state.reachable) await decide({ type: 'reachable_changed', reachable });
  });
}
