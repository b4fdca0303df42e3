// Runs SQL statements in DuckDB and tells on standard output, as JSON, its version and what each
// took: seconds by the clock and of processor time, without node's own start.
//
//   node duckdb.mjs FOLDER THREADS <STATEMENTS     FOLDER holds node_modules; `;` ends a statement
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [folder, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve(folder) + '/')('@duckdb/node-api');
const statements = readFileSync(0, 'utf8').split(';').map((text) => text.trim()).filter(Boolean);

const database = await DuckDBInstance.create(':memory:', { threads });
const connection = await database.connect();
const version = (await connection.runAndReadAll('SELECT version()')).getRows()[0][0];
const took = [];
for (const statement of statements) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await connection.run(statement);
  const { user, system } = process.cpuUsage(cpu);
  took.push({ wall: (performance.now() - began) / 1e3, cpu: (user + system) / 1e6 });
}
console.log(JSON.stringify({ version, took }));
