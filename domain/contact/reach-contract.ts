import type { z } from 'zod';
import { employeeContract } from '../notice/contract';

/** How a person is reached, as forms and API write it: private e-mail address, telephone, address at home. */
export const reachContract = employeeContract.pick({ email: true, telefoon: true, adres: true });
export type ReachContract = z.output<typeof reachContract>;
