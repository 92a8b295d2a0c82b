import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { describe, expect, test } from 'vitest';
import { startSmppPeer } from '../../../../tests/real/smpp-peer.ts';
import { systemClock } from '../../../platform/clock.ts';
import { silentLogger } from '../../../platform/log.ts';
import { createRecordingSink } from '../../connector-harness.ts';
import { eventually, outgoing } from '../sms-fixture.ts';
import { factory, inboxFor, smppStage } from './smpp-fixture.ts';

const stage = smppStage();

describe('the session', () => {
  test('a lost connection comes back by itself', async () => {
    const { peer, sink, connector, connected } = stage();
    peer.dropConnections();
    await eventually(() => expect(peer.binds()).toBe(2));
    expect(sink.healths.some(({ name }) => name === 'failing')).toBe(true);
    await connected();
    expect((await connector.send(outgoing())).kind).toBe('sent');
  });

  test('a quiet link is asked whether it lives, and a dead one is left', async () => {
    const { peer, sink } = stage();
    await eventually(() => expect(peer.enquiries()).toBeGreaterThan(1));
    expect(peer.binds()).toBe(1);
    peer.freeze();
    await eventually(() => expect(sink.healths.at(-1)?.name).toBe('failing'));
  });

  test('a refused sign-in is failing with words', async () => {
    const { peer } = stage();
    const refused = createRecordingSink();
    const inbox = { ...inboxFor(peer), secrets: { smppPassword: 'not-it' } };
    const wrong = factory.create({ inbox, sink: refused, log: silentLogger(), clock: systemClock, webhookUrl: '' });
    await wrong.start();
    await eventually(() =>
      expect(refused.healths.at(-1)).toMatchObject({ name: 'failing', detail: expect.stringContaining('password') }),
    );
    await wrong.stop();
  });

  test('the test of a running inbox does not open a second session', async () => {
    const { peer, connector } = stage();
    expect((await connector.test()).ok).toBe(true);
    expect(peer.binds()).toBe(1);
  });

  test('the server’s words of a failed test name the step that failed', async () => {
    const { peer, create } = stage();
    const wrong = create({ ...inboxFor(peer), secrets: { smppPassword: 'not-it' } });
    expect((await wrong.test()).steps).toMatchObject([
      { ok: true },
      { ok: false, detail: expect.stringContaining('password') },
    ]);
    await peer.close();
    expect((await create(inboxFor(peer)).test()).steps).toMatchObject([
      { ok: false, detail: expect.stringContaining('ECONNREFUSED') },
    ]);
  });
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A certificate for 127.0.0.1 that only who is told to will trust. */
function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-tls-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=smpp.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', keyFile, '-out', certFile];
  execFileSync('openssl', [...request, ...subject], { stdio: 'ignore' });
  const files = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  rmSync(folder, { recursive: true });
  return files;
}

describe('TLS', () => {
  test.skipIf(!hasOpenssl)('a trusted certificate connects, an unknown one is refused in words', async () => {
    const { create } = stage();
    const files = selfSigned();
    const peer = await startSmppPeer(files);
    const inbox = { ...inboxFor(peer), settings: { ...inboxFor(peer).settings, smppTls: true } };
    const unknown = await create(inbox).test();
    expect(unknown.steps).toMatchObject([{ ok: false, detail: expect.stringContaining('not trusted') }]);
    const trusted = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...trusted, files.cert]);
    try {
      expect(await create(inbox).test()).toMatchObject({ ok: true });
    } finally {
      tls.setDefaultCACertificates(trusted);
      await peer.close();
    }
  });
});
