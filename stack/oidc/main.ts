import { Command } from 'commander';
import { startSignInServer } from './server';

type Options = { port: string; host: string; web: string[]; keys: string };

/** The local sign-in as a process of its own; it stops on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const command = new Command('sign-in')
    .description('Local sign-in with invented people, for demonstration and development only.')
    .option('--port <number>', 'port to listen on, 0 for a free one', '0')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .requiredOption('--web <origins...>', 'addresses of the web application')
    .option('--keys <file>', 'where the signing key is kept', '.overstap/oidc/keys.json')
    .parse();
  const options = command.opts<Options>();
  const server = await startSignInServer({
    host: options.host,
    port: Number(options.port),
    webOrigins: options.web,
    keysFile: options.keys,
  });
  console.log(JSON.stringify({ ready: true, issuer: server.issuer }));
  const stop = () => {
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(`The local sign-in could not start: ${error instanceof Error ? error.message : 'unknown'}`);
  process.exit(1);
});
