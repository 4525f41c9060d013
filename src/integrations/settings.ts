/** Where `npm run simulator` has its systems, unless it is told another port. */
export const simulators = ['127.0.0.1:4011', '127.0.0.1:4012']

type Hosts = { value: readonly string[] } | { wrong: string }

/** Reads which hosts with their ports may be asked wherever they are. */
export function readHosts(value: string): Hosts {
  const hosts = value.split(',').map((host) => host.trim())
  return hosts.every((host) => /^[a-z\d.-]{1,253}(:\d{1,5})?$/i.test(host))
    ? { value: hosts }
    : { wrong: 'give hosts with their ports, with commas between: 127.0.0.1:4010.' }
}
