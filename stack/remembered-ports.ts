import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './ports';

/** Hands out ports that stay the same from start to start as long as they are free, so that addresses do too. */
export class RememberedPorts {
  private readonly file: string;
  private readonly ports: Record<string, number>;
  private readonly taken = new Set<number>();

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.file = path.join(dataDir, 'poorten.json');
    this.ports = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, number>)
      : {};
  }

  /**
   * @param name of the part
   * @param standard the first choice when the part has no port yet
   * @returns a free port, remembered for the next start
   */
  async for(name: string, standard?: number): Promise<number> {
    let port = await freePort(this.ports[name] ?? standard);
    while (this.taken.has(port)) port = await freePort();
    this.taken.add(port);
    this.ports[name] = port;
    writeFileSync(this.file, JSON.stringify(this.ports));
    return port;
  }
}
