import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { source as axeSource } from 'axe-core';
import type { AxeResults } from 'axe-core';

/** A Chromium: the one of `CHROME_PATH`, else the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH'];
  if (own && !existsSync(own)) throw new Error(`CHROME_PATH points to ${own}, which is not there.`);
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    args: own ? ['--no-sandbox'] : [...chromium.args, '--no-sandbox'],
    headless: true,
  });
}

/** What axe finds on a page: rule and place of each violation of WCAG 2.2 A and AA and of good practice. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}
