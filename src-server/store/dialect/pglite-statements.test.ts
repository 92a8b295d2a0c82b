import { PGlite } from '@electric-sql/pglite';
import { beforeAll, expect, test } from 'vitest';
import { openStatements } from './pglite-statements.ts';

let run: Awaited<ReturnType<typeof openStatements>>;
beforeAll(async () => {
  run = await openStatements(await PGlite.create());
  run('create table thing (id text primary key, tags text[], body jsonb, at bigint)', []);
});

test('values of every kind come back as they went in, also the second time a text is used', () => {
  const insert = 'insert into thing values ($1, $2, $3, $4)';
  expect(run(insert, ['a', ['x', 'y'], '{"deep":[1]}', 1_800_000_000_000])).toMatchObject({ affectedRows: 1 });
  expect(run(insert, ['b', null, null, null])).toMatchObject({ affectedRows: 1 });
  const select = 'select * from thing where id = any($1::text[]) order by id';
  for (const _ of [1, 2])
    expect(run(select, [['a', 'b']]).rows).toEqual([
      { id: 'a', tags: ['x', 'y'], body: { deep: [1] }, at: 1_800_000_000_000 },
      { id: 'b', tags: null, body: null, at: null },
    ]);
});

test('an error carries PostgreSQL’s code and constraint, and the next statement works', () => {
  expect(() => run('insert into thing (id) values ($1)', ['a'])).toThrow(
    expect.objectContaining({ code: '23505', constraint: 'thing_pkey' }),
  );
  expect(() => run('select nothing from nowhere', [])).toThrow(expect.objectContaining({ code: '42P01' }));
  expect(run('select 1 as one', []).rows).toEqual([{ one: 1 }]);
});

test('after an error a transaction refuses everything until it is rolled back, and leaves nothing', () => {
  run('begin', []);
  run('insert into thing (id) values ($1)', ['c']);
  expect(() => run('insert into thing (id) values ($1)', ['c'])).toThrow(expect.objectContaining({ code: '23505' }));
  expect(() => run('select id from thing', [])).toThrow(expect.objectContaining({ code: '25P02' }));
  run('rollback', []);
  expect(run('select id from thing where id = $1', ['c']).rows).toEqual([]);
});

test('a table that gains a column answers with it, however often it was read before', () => {
  const select = 'select * from thing where id = $1';
  run(select, ['b']);
  run('alter table thing add column extra text', []);
  expect(run(select, ['b']).rows).toEqual([{ id: 'b', tags: null, body: null, at: null, extra: null }]);
});

test('more different statements than are kept still all work', () => {
  for (let n = 0; n < 1_200; n += 1) expect(run(`select ${n} as n`, []).rows).toEqual([{ n }]);
  expect(run('select 0 as n', []).rows).toEqual([{ n: 0 }]);
});

test('a statement with thousands of values works, and another of its kind after it', () => {
  const many = Array.from({ length: 3_000 }, (_, n) => [`many-${n}`, `{"text":"${'x'.repeat(n % 50)}"}`]);
  for (const prefix of ['p', 'q']) {
    const places = many.map((_, n) => `($${2 * n + 1}, $${2 * n + 2})`).join(', ');
    const values = many.flatMap(([id, body]) => [prefix + id, body]);
    expect(run(`insert into thing (id, body) values ${places}`, values)).toMatchObject({ affectedRows: 3_000 });
  }
  expect(run("select count(*) from thing where id like '_many-%'", []).rows).toEqual([{ count: 6_000 }]);
});

test('a statement planned while its table was empty is planned anew once the table is full', () => {
  run('create table growing (id integer, place integer)', []);
  run('create index growing_place on growing (place)', []);
  // Prepared by hand: a plan that is kept can be looked at only under its name.
  run('prepare found as select id from growing where place = $1', []);
  const plan = () => JSON.stringify(run('explain execute found (7)', []).rows);
  run('set plan_cache_mode = force_generic_plan', []);
  run('set enable_indexscan = off', []);
  run('set enable_bitmapscan = off', []);
  const whenEmpty = plan();
  run('reset enable_indexscan', []);
  run('reset enable_bitmapscan', []);
  expect(plan()).toBe(whenEmpty);
  run('insert into growing select n, n from generate_series(1, 20000) n', []);
  expect(whenEmpty).toContain('Seq Scan');
  expect(plan()).toMatch(/growing_place/);
  run('reset plan_cache_mode', []);
});
