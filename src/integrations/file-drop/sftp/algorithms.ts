import type { Algorithms } from 'ssh2'

/**
 * What we speak: nothing with SHA-1 or CBC. ChaCha20-Poly1305 is left out since, where a server keeps no strict key exchange,
 * what is said first can be cut away unseen (Terrapin, CVE-2023-48795). Where a server may choose the prime itself (group
 * exchange), or it has 8192 bits (group 18), one line can hold all that the worker does for seconds.
 */
export const algorithms: Algorithms = {
  kex: [
    ...(['curve25519-sha256', 'curve25519-sha256@libssh.org'] as const),
    ...(['ecdh-sha2-nistp256', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp521'] as const),
    ...(['diffie-hellman-group16-sha512', 'diffie-hellman-group14-sha256'] as const),
  ],
  serverHostKey: [
    ...(['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'] as const),
    ...(['rsa-sha2-512', 'rsa-sha2-256'] as const),
  ],
  cipher: [
    ...(['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com'] as const),
    ...(['aes256-ctr', 'aes192-ctr', 'aes128-ctr'] as const),
  ],
  hmac: [
    ...(['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'] as const),
    ...(['hmac-sha2-256', 'hmac-sha2-512'] as const),
  ],
  compress: ['none'],
}
