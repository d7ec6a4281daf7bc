import { z } from 'zod';
import { problemSchema } from './problem-schema';
import { apiText } from '../i18n/nl/api';
import { apiBase } from '../paths';
import { apiVersion } from '../plugins/headers';
import type { AnyOperation, ApiRegistry } from './define';

type Json = Record<string, unknown>;

/** Collects schemas that carry an `id` in their metadata as named parts of the document. */
function schemaWriter(schemas: Json): (schema: z.ZodType, io: 'input' | 'output') => Json {
  return (schema, io) => {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
    const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
    const { $defs, $schema: _, id, ...rest } = JSON.parse(text) as Json & { $defs?: Json; id?: string };
    for (const [name, part] of Object.entries($defs ?? {})) {
      const { id: _id, ...content } = part as Json;
      schemas[name] = content;
    }
    if (typeof id !== 'string') return rest;
    schemas[id] = rest;
    return { $ref: `#/components/schemas/${id}` };
  };
}

const refusalText: Readonly<Record<number, string>> = apiText.refusals;

function refusals(operation: AnyOperation): Json {
  const statuses = [
    400,
    401,
    403,
    404,
    429,
    ...(operation.creates ? [409] : []),
    ...(operation.refusals ?? []),
  ];
  return Object.fromEntries(
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((status) => [
        String(status),
        {
          description: refusalText[status] ?? apiText.refused,
          headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } },
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
        },
      ]),
  );
}

/** The fields of an object schema as parameters of the path or the query. */
function parameters(schema: Json, place: 'path' | 'query'): Json[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, { description, ...content }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: content,
  }));
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: apiText.idempotencyKey,
  schema: { type: 'string', minLength: 8, maxLength: 255 },
};

function describe(operation: AnyOperation, write: ReturnType<typeof schemaWriter>): Json {
  const asked = [
    ...(operation.params ? parameters(write(operation.params, 'input'), 'path') : []),
    ...(operation.query ? parameters(write(operation.query, 'input'), 'query') : []),
    ...(operation.creates ? [keyParameter] : []),
  ];
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    tags: [operation.tag],
    security: [{ toegang: [] }],
    ...(asked.length > 0 ? { parameters: asked } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: {
              [operation.mediaType ?? 'application/json']: { schema: write(operation.body, 'input') },
            },
          },
        }
      : {}),
    responses: {
      [operation.status]: {
        description: apiText.answered,
        headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } },
        content: { 'application/json': { schema: write(operation.answer, 'output') } },
      },
      ...refusals(operation),
    },
  };
}

/**
 * The OpenAPI 3.1 document of the API, made from the same schemas that check what comes in.
 *
 * @param origin the address of the application
 * @param tokenUrl where programs get their tokens
 */
export function openApiDocument(registry: ApiRegistry, origin: string, tokenUrl: string): Json {
  const schemas: Json = {};
  const write = schemaWriter(schemas);
  write(problemSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const operation of registry) {
    const address = operation.path.pattern.slice(apiBase.length).replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [operation.method.toLowerCase()]: describe(operation, write) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: apiText.title,
      description: apiText.description,
      version: apiVersion,
      contact: apiText.contact,
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    servers: [{ url: origin + apiBase }],
    tags: [...new Set(registry.map((operation) => operation.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      headers: {
        ApiVersion: {
          description: apiText.versionHeader,
          schema: { type: 'string', examples: [apiVersion] },
        },
      },
      securitySchemes: {
        toegang: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl, scopes: {} } },
        },
      },
    },
  };
}
