import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** A request, as far as it tells where it comes from and whom it is for. */
export type Asked = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * Where a request comes from: the other end of its connection, or, where that is a proxy that is trusted (TRUST_PROXY), whom the
 * proxy says it speaks for. The header is read from its end, up to the first address that nobody vouches for.
 */
export class Addresses {
  readonly #trusted = new BlockList();
  readonly #trusts: boolean;

  constructor(trustProxy: readonly string[] | false) {
    this.#trusts = trustProxy !== false;
    for (const part of trustProxy || []) this.#trust(part);
  }

  of(request: Asked): string {
    let address = plain(request.socket.remoteAddress ?? '');
    if (!this.#trusts) return address;
    const header = request.headers['x-forwarded-for'];
    const named = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((each) => each.trim());
    for (const next of named.reverse()) {
      if (!this.#isTrusted(address) || isIP(plain(next)) === 0) break;
      address = plain(next);
    }
    return address;
  }

  /** The host that was asked for, as a proxy that is trusted says it, if it does: the last one, where several have written. */
  hostOf({ headers, socket }: Asked): string | undefined {
    const forwarded = [headers['x-forwarded-host'] ?? []].flat().join(',').split(',').at(-1)?.trim();
    return forwarded && this.#isTrusted(plain(socket.remoteAddress ?? '')) ? forwarded : headers.host;
  }

  #trust(part: string): void {
    if (part === 'loopback') {
      this.#trusted.addSubnet('127.0.0.0', 8, 'ipv4');
      this.#trusted.addAddress('::1', 'ipv6');
      return;
    }
    const [net = '', bits] = part.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) this.#trusted.addAddress(net, family);
    else this.#trusted.addSubnet(net, Number(bits), family);
  }

  #isTrusted(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }
}

/** An IPv4 address as such, also where it comes as `::ffff:10.0.0.1`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
