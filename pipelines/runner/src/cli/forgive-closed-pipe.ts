import type { EventEmitter } from 'node:events';

/** Whoever stops reading the output (`| head`) does not stop the run; any other error of the stream is thrown. */
export function forgiveClosedPipe(stream: EventEmitter): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
