import type { FastifyRequest } from 'fastify';
import type { Typed } from '../components/form';
import { csrfField } from '../plugins/csrf';

/** The fields of a sent form as they were typed, without the hidden token. */
export function typedBody(request: FastifyRequest): Typed {
  const typed: Record<string, string | string[]> = {};
  const { body } = request;
  if (typeof body !== 'object' || body === null) return typed;
  for (const [name, value] of Object.entries(body)) {
    if (name === csrfField) continue;
    if (typeof value === 'string') typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.map(String);
  }
  return typed;
}
