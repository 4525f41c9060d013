import { BlockList, isIP } from 'node:net'

/** Whether an address is one of the open internet's: not ours, not a neighbour's, not one that stands for another. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  // All that is given out lies in 2000::/3; what is not given out is left alone.
  return family === 6 && givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

const notPublic = new BlockList()
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Teredo and other protocols, documentation, and 6to4, which holds an address of the old kind.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]
for (const subnet of special) {
  const [network = '', length] = subnet.split('/')
  notPublic.addSubnet(network, Number(length), isIP(network) === 6 ? 'ipv6' : 'ipv4')
}
