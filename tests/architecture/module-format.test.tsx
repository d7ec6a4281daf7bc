/** Packages that exist as ES modules only, and typed JSX, load in CommonJS code under jest as they do in node. */

import { v7 } from 'uuid';
import * as oidc from 'openid-client';
import { SignJWT } from 'jose';
import { Temporal } from 'temporal-polyfill';
import { renderToString } from 'preact-render-to-string';
import ical from 'ical-generator';
import Provider from 'oidc-provider';
import { z } from 'zod';

function Hello(props: { name: string }) {
  return <p class="x">Dag {props.name}</p>;
}
test('esm-only packages and typed JSX load', () => {
  expect(v7()).toHaveLength(36);
  expect(typeof oidc.discovery).toBe('function');
  expect(typeof SignJWT).toBe('function');
  expect(typeof Provider).toBe('function');
  expect(typeof ical).toBe('function');
  expect(z.string().parse('a')).toBe('a');
  expect(Temporal.PlainDate.from('2026-01-31').add({ months: 1 }).toString()).toBe('2026-02-28');
  expect(renderToString(<Hello name="<b>" />)).toBe('<p class="x">Dag &lt;b></p>');
});
