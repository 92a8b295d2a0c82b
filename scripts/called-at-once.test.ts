import { expect, test } from 'vitest';
import { sayItOfFunctions } from './called-at-once.ts';

test('a module’s function that is called at once is one V8 knows as such', () => {
  expect(sayItOfFunctions('var w=n((e=>{e.a=1})),T=n(((e,t)=>{t.exports=w()}));')).toBe(
    'var w=n((function(e){e.a=1})),T=n((function(e,t){t.exports=w()}));',
  );
});

test.each([
  'let t=oi(()=>{Xr()});',
  'const a=use(e=>{e()});',
  'const a=use((e,t)=>{e(t)});',
  'var w=n((e=>e.a));',
  'x(((e,t)=>{e(t)}))',
])('nothing else is touched: %s', (code) => {
  expect(sayItOfFunctions(code)).toBe(code);
});

test('what it writes does what it did', () => {
  const code = 'const n=(f)=>{const m={};f(m,m);return m};var w=n((e=>{e.a=1})),T=n(((e,t)=>{t.b=w.a+1}));return T.b;';
  expect(new Function(sayItOfFunctions(code))()).toBe(2);
});
