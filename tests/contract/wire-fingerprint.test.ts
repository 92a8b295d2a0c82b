import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { handshakeSchema, socketPushes, socketRequests, socketSignals } from '#shared/contract/socket.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { entitySchemas } from '#shared/domain/entities.ts';
import { findMutation, mutationNames } from '#shared/mutations/registry.ts';

/** The wire as it is, as JSON Schema: what a desktop of one version and a server of another must agree on. */
function wireSchema(): string {
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return JSON.stringify({
    entities: Object.entries(entitySchemas).map(([name, schema]) => [name, json(schema)]),
    requests: Object.entries(socketRequests).map(([name, { input, output }]) => [name, json(input), json(output)]),
    signals: Object.entries(socketSignals).map(([name, schema]) => [name, json(schema)]),
    pushes: Object.entries(socketPushes).map(([name, schema]) => [name, json(schema)]),
    mutations: mutationNames.map((name) => [name, json(findMutation(name)?.args ?? z.never())]),
    handshake: json(handshakeSchema),
  });
}

/**
 * One line a version. Changing the wire without a new version breaks desktops that are already installed. Version 1 has not been
 * released, so its line may still change.
 */
const fingerprints: Record<number, string> = {
  1: 'd536b659bfea01e3',
};

test('the wire schema only changes together with the protocol version', () => {
  const fingerprint = createHash('sha256').update(wireSchema()).digest('hex').slice(0, 16);
  expect({ [protocolVersion]: fingerprint }).toEqual({ [protocolVersion]: fingerprints[protocolVersion] });
});
