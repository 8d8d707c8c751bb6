import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';

/** The network in which this runs, as far as it is asked. */
export interface Here {
  /** The addresses of a name; none for a name that nobody here knows. */
  readonly addressesOf: (name: string) => Promise<readonly string[]>;
  /** Whether somebody answers at a port. */
  readonly answers: (name: string, port: number) => Promise<boolean>;
}

const LONGEST_WAIT_MS = 5000;

/** The network of this machine, with the names as its programs get them. */
export const THIS_MACHINE: Here = {
  addressesOf: async (name) => {
    try {
      return (await lookup(name, { all: true })).map(({ address }) => address);
    } catch (error) {
      if (['ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'EAI_NODATA'].includes(String((error as { code?: string }).code))) return [];
      throw error;
    }
  },
  answers: (name, port) =>
    new Promise((resolve) => {
      const socket = connect({ host: name, port, timeout: LONGEST_WAIT_MS });
      const end = (answered: boolean): void => {
        socket.destroy();
        resolve(answered);
      };
      socket.once('connect', () => end(true));
      socket.once('timeout', () => end(false));
      socket.once('error', () => end(false));
    }),
};
