/**
 * The pages in a real browser, signed in at the real local provider: every page type is free of what axe can find, the
 * keyboard reaches the content first, and the work is done with scripts switched off.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO } from '../../prisma/seed/demonstration';
import { acceptNotice } from '../../services/notice/accept-notice';
import { apiAudience, webClient } from '../../stack/oidc/people';
import type { SignInServer } from '../../stack/oidc/server';
import { startSignInServer } from '../../stack/oidc/server';
import { buildApp } from '../../web/app';
import { webDeps } from '../../web/compose';
import { freePort } from '../../stack/ports';
import { openBrowser, violationsOn } from '../support/browser';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
let provider: SignInServer;
let app: FastifyInstance;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  services = await createTestServices();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'overstap-browser-'));
  provider = await startSignInServer({
    port: 0,
    webOrigins: [origin],
    keysFile: path.join(folder, 'keys.json'),
  });
  app = await buildApp(
    webDeps(
      services.context,
      {
        origin,
        cookieSecret: 'a-secret-of-at-least-32-characters-for-tests',
        demonstration: true,
        trustedProxies: [],
        securityContact: 'mailto:beveiliging@voorbeeld.nl',
        oidc: {
          issuer: provider.issuer,
          clientId: webClient.clientId,
          clientSecret: webClient.clientSecret,
          audience: apiAudience,
          minimumLevel: 'substantial',
          alwaysAsk: true,
        },
      },
      {
        logger: false,
        recordAccess: () => Promise.resolve(),
        readiness: () => Promise.resolve({ ready: true, parts: {} }),
      },
    ),
  );
  await app.listen({ host: '127.0.0.1', port });
  expect((app.server.address() as AddressInfo).port).toBe(port);
  const accepted = await acceptNotice(services.context, VIEWERS.employer, notice(employees(3)), {
    door: 'page',
  });
  expect(accepted.ok).toBe(true);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await provider?.stop();
  await services?.close();
});

/** Signs in as an invented person, by clicking. */
async function signIn(
  name: string,
  options: { scripts: boolean },
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ javaScriptEnabled: options.scripts });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Wat wilt u doen?' }).waitFor();
  return { page, context };
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['OVERSTAP_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

describe('every page type', () => {
  it('is free of what axe can find, and starts with a link to the content', async () => {
    const found: string[] = [];
    const look = async (page: Page, name: string) => {
      await shoot(page, name);
      found.push(...(await violationsOn(page)).map((violation) => `${name}: ${violation}`));
    };
    const anonymous = await browser.newPage();
    await anonymous.goto(`${origin}/aanmelden`);
    await anonymous.keyboard.press('Tab');
    expect(await anonymous.locator(':focus').textContent()).toBe('Naar de inhoud');
    await look(anonymous, 'aanmelden');
    await anonymous.getByRole('link', { name: 'Aanmelden met een code per e-mail' }).click();
    await look(anonymous, 'aanmelden-werknemer');
    await anonymous.getByLabel('E-mailadres').fill('persoon1@voorbeeld.nl');
    await anonymous.getByRole('button', { name: 'Code sturen' }).click();
    await look(anonymous, 'aanmelden-code');
    await anonymous.goto(`${origin}/toegankelijkheid`);
    await look(anonymous, 'toegankelijkheid');

    const { page: coordinator } = await signIn('Carla de Wit', { scripts: true });
    await look(coordinator, 'start');
    await coordinator.goto(`${origin}/taken?lijst=alles`);
    await look(coordinator, 'taken');
    const task = await coordinator.locator('a[href^="/taken/0"]').first().getAttribute('href');
    await coordinator.goto(`${origin}${task ?? ''}`);
    await look(coordinator, 'taak');
    await coordinator.getByRole('button', { name: 'Afronden' }).click();
    await look(coordinator, 'taak-fout');
    await coordinator.goto(`${origin}/draaiboeken/lopend`);
    await look(coordinator, 'draaiboeken');
    await coordinator.locator('a[href^="/draaiboeken/lopend/"]').first().click();
    await look(coordinator, 'draaiboek');
    await coordinator.locator('a[href^="/trajecten/"]').first().click();
    await coordinator.getByText('Contact of poging vastleggen').click();
    await look(coordinator, 'dossier');

    const { page: employer } = await signIn('Petra Klaassen', { scripts: true });
    await employer.goto(`${origin}/meldingen`);
    await look(employer, 'meldingen');
    await employer.goto(`${origin}/meldingen/nieuw`);
    await look(employer, 'melding-doen');
    await employer.getByRole('button', { name: 'Melding versturen' }).click();
    await look(employer, 'melding-fout');
    await employer.goto(`${origin}/meldingen/bestand`);
    await look(employer, 'melding-bestand');
    await employer.getByRole('link', { name: 'Meldingen' }).first().click();
    await employer.locator('a[href^="/meldingen/0"]').first().click();
    await look(employer, 'melding');
    const address = employer.url();
    for (const change of ['wijzigen', 'werknemer-erbij', 'intrekken']) {
      await employer.goto(`${address}/${change}`);
      await look(employer, `melding-${change}`);
    }
    await employer.goto(`${origin}/bestaat-niet`);
    await look(employer, 'niet-gevonden');
    expect(found).toEqual([]);
  }, 120_000);
});

describe('with scripts switched off', () => {
  it('a file is looked at and sent, and a task is taken', async () => {
    const { page } = await signIn('Petra Klaassen', { scripts: false });
    await page.goto(`${origin}/meldingen/bestand`);
    await page.getByLabel('KvK-nummer').fill(DEMO.employerKvk);
    await page.getByLabel('Definitief').check();
    await page.getByLabel('In welke gemeente wordt het werk gedaan?').fill('Meierijstad');
    await page.getByLabel('Bestand met werknemers').setInputFiles({
      name: 'lijst.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Personeelsnummer;Achternaam;Woonplaats;Functie;Einddatum\r\nB-1;Jansen;Meierijstad;Kok;31-03-2027\r\nB-2;Smit;Nergens;Kok;31-03-2027\r\n',
      ),
    });
    await page.getByRole('button', { name: 'Bestand bekijken' }).click();
    await page.getByText('1 rij is goed. 1 rij heeft nog iets nodig.').waitFor();
    await shoot(page, 'voorbeeld-bestand');
    await page.getByRole('button', { name: 'De goede rij versturen, de rest bewaren' }).click();
    await page.getByRole('heading', { name: 'Uw melding is ontvangen' }).waitFor();
    await shoot(page, 'ontvangst');

    const { page: casemanager } = await signIn('Sanne Vermeer', { scripts: false });
    await casemanager.goto(`${origin}/taken?lijst=van-niemand`);
    await casemanager.getByRole('button', { name: 'Oppakken' }).first().click();
    await casemanager.getByText('U heeft deze taak opgepakt.').waitFor();
    await shoot(casemanager, 'opgepakt');
  }, 60_000);
});
