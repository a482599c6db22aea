import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { forgiveClosedPipe } from '../src/cli/forgive-closed-pipe.ts';

it('a closed pipe is forgiven, a full disk is not', () => {
  const stream = new EventEmitter();
  forgiveClosedPipe(stream);
  const fails = (code: string) => () =>
    stream.emit('error', Object.assign(new Error(code), { code }));
  expect(fails('EPIPE')).not.toThrow();
  expect(fails('ENOSPC')).toThrow('ENOSPC');
});
